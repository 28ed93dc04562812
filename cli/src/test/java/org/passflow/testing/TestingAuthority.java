package org.passflow.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority of its own, made with the JDK's keytool, that vouches for servers. */
public final class TestingAuthority {
    /** Of every key store here. */
    public static final String STORE_PASSWORD = "changeit";

    private static final String CA = "ca";

    private final Path folder;
    private final String name;

    private TestingAuthority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Makes one, named apart from others in the folder. */
    public static TestingAuthority in(Path folder, String name) throws Exception {
        TestingAuthority authority = new TestingAuthority(folder, name);
        authority.keytool("-alias", CA, "-dname", "CN=" + name, "-ext", "bc:critical=ca:true");
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(authority.all().getCertificate(CA).getEncoded());
        Files.writeString(
                authority.certificate(),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
        return authority;
    }

    /** Its own certificate, PEM. */
    public Path certificate() {
        return folder.resolve(name + ".pem");
    }

    /** A key store with the key of a server of that host name, and nothing else. */
    public Path serverStore(String host) throws Exception {
        keytool("-alias", host, "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-signer", CA);
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        char[] password = STORE_PASSWORD.toCharArray();
        one.setKeyEntry(host, all().getKey(host, password), password, all().getCertificateChain(host));
        Path file = folder.resolve(name + "-" + host + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            one.store(out, password);
        }
        return file;
    }

    private void keytool(String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys().toString(),
                "-storepass",
                STORE_PASSWORD));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private KeyStore all() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(keys().toFile(), STORE_PASSWORD.toCharArray());
    }

    private Path keys() {
        return folder.resolve(name + ".p12");
    }
}
