package org.passflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The passwords of ClickHouse's users: drawn at random once per data folder, one file each that only its owner can read.
 *
 * @param folder of the files, each named like its user
 */
public record Passwords(Path folder) {
    /** Who writes the tables (the job), reads views, reads tokens too, serves the board, changes the schema. */
    public static final List<String> USERS = List.of("passflow_writer", "analyst", "tracer", "board", "migrator");

    private static final int BYTES = 16;

    /** Of the stack in a data folder, as it drew them. */
    public static Passwords of(Path data) {
        return new Passwords(data.resolve("passwords"));
    }

    /** Of a stack's data folder; draws those that are missing. */
    static Passwords in(Path data) {
        Passwords passwords = of(data);
        try {
            if (!Files.exists(passwords.folder)) {
                Files.createDirectories(data);
                Files.createDirectory(
                        passwords.folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            for (String user : USERS) {
                passwords.drawIfMissing(user);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passwords;
    }

    public Path file(String user) {
        return folder.resolve(user);
    }

    public String of(String user) {
        try {
            return Files.readString(file(user)).strip();
        } catch (IOException e) {
            throw new StackException("No password of " + user + " in " + folder, e);
        }
    }

    /** The environment variable from which {@code docker/clickhouse/users.xml} takes a user's password. */
    public static String variable(String user) {
        return "PASSFLOW_" + user.replace("passflow_", "").toUpperCase(Locale.ROOT) + "_PASSWORD";
    }

    /** The same users with hashes in place of passwords, so that neither a file nor the environment of the server holds one. */
    String hashedIn(String usersXml) {
        String hashed = usersXml;
        for (String user : USERS) {
            String asked = "<password from_env=\"%s\"/>".formatted(variable(user));
            if (!hashed.contains(asked)) {
                throw new IllegalStateException("users.xml lacks " + asked);
            }
            hashed = hashed.replace(asked, "<password_sha256_hex>%s</password_sha256_hex>".formatted(hash(of(user))));
        }
        return hashed;
    }

    private static String hash(String password) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void drawIfMissing(String user) throws IOException {
        if (Files.exists(file(user))) {
            return;
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createFile(
                file(user), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file(user), HexFormat.of().formatHex(random) + "\n");
    }
}
