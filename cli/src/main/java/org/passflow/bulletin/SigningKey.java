package org.passflow.bulletin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The key with which an installation signs its reports (Ed25519, RFC 8032), in two files: the one that signs, which its
 * owner alone can read, and the one that shows who signed, which may be given to everybody.
 *
 * @param folder of the files {@code report.key} and {@code report.pub}
 */
public record SigningKey(Path folder) {
    private static final String ALGORITHM = "Ed25519";

    /** Signs with it; draws it at the first use. */
    PrivateKey secret() throws IOException, GeneralSecurityException {
        if (!Files.exists(file())) {
            draw();
        }
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(file())));
    }

    /** Where that is which may be given away. */
    public Path publicFile() {
        return folder.resolve("report.pub");
    }

    /** What was given away; shows whether it signed. Throws IllegalArgumentException when a file holds none. */
    static PublicKey readPublic(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no public key", e);
        }
    }

    private Path file() {
        return folder.resolve("report.key");
    }

    private void draw() throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Files.createDirectories(folder);
        Files.writeString(publicFile(), text(pair.getPublic().getEncoded()));
        Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file(), text(pair.getPrivate().getEncoded()));
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    private static byte[] bytes(Path file) throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }
}
