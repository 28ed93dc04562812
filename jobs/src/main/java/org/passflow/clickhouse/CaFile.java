package org.passflow.clickhouse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** A file of certificates (PEM) of who may vouch for ClickHouse. */
public final class CaFile {
    private CaFile() {}

    /**
     * Its text, so that no other machine needs the file.
     *
     * @throws IllegalArgumentException saying why it cannot be used
     */
    public static String read(Path file) {
        try {
            String pem = Files.readString(file);
            byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
            if (!pem.contains("-----BEGIN CERTIFICATE-----")
                    || CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes))
                            .isEmpty()) {
                throw new IllegalArgumentException("holds no certificate in PEM form");
            }
            return pem;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e, e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("holds what is no certificate: " + e.getMessage(), e);
        }
    }
}
