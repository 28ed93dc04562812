package org.passflow.bulletin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.List;

/** A report whose last line signs all that stands above it, so that a figure or a word that was changed is noticed. */
public final class SignedText {
    private static final String MARK = "signature Ed25519 ";

    /** Of a signature, by RFC 8032. */
    private static final int BYTES = 64;

    private SignedText() {}

    /** The lines and their signature, each with an end of line. */
    public static String of(List<String> lines, SigningKey key) throws IOException {
        String text = String.join("\n", lines) + "\n";
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.secret());
            signature.update(text.getBytes(UTF_8));
            return text + MARK + Base64.getEncoder().encodeToString(signature.sign()) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("report.key in " + key.folder() + " cannot sign", e);
        }
    }

    /**
     * Whether a text stands as it was signed, with the key to which that file belongs.
     *
     * @throws IllegalArgumentException when the file holds no key
     */
    public static boolean isUnchanged(byte[] signed, Path publicFile) throws IOException {
        PublicKey key = SigningKey.readPublic(publicFile);
        String text = new String(signed, UTF_8);
        int mark = text.lastIndexOf("\n" + MARK) + 1;
        if (mark == 0 || !text.endsWith("\n")) {
            return false;
        }
        try {
            String encoded = text.substring(mark + MARK.length(), text.length() - 1);
            byte[] written = Base64.getDecoder().decode(encoded);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(signed, 0, text.substring(0, mark).getBytes(UTF_8).length);
            // Java takes what is longer for a signature too, and of its last character only some bits mean something.
            return written.length == BYTES
                    && signature.verify(written)
                    && Base64.getEncoder().encodeToString(written).equals(encoded);
        } catch (SignatureException | IllegalArgumentException faulty) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }
}
