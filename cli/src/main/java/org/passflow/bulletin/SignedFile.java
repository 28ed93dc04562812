package org.passflow.bulletin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A report on disk that is signed: a text by its own last line; a table or a page, which has no room for one, by a signed text
 * beside it, its seal, with the title of the report and the SHA-256 of the file.
 *
 * @param file the report itself
 */
public record SignedFile(Path file) {
    private static final String SUFFIX = ".sig";

    /** That of a report, or of its seal. */
    public static SignedFile of(Path reportOrSeal) {
        String name = reportOrSeal.getFileName().toString();
        return new SignedFile(
                name.endsWith(SUFFIX)
                        ? reportOrSeal.resolveSibling(name.substring(0, name.length() - SUFFIX.length()))
                        : reportOrSeal);
    }

    /** Writes a text that signs itself; the first of its lines is the title. */
    public void write(List<String> lines, SigningKey key) throws IOException {
        Files.writeString(file, SignedText.of(lines, key));
    }

    /** Signs the file as it is. The seal names the report, for a table does not say of which day it is. */
    public void seal(String title, SigningKey key) throws IOException {
        Files.writeString(sealFile(), SignedText.of(List.of(title, digest()), key));
    }

    /**
     * The title under which the file was signed as it is, with the key to which that public one belongs; empty when it was
     * changed since, not signed, or signed with another key. Where there is a seal, it decides.
     *
     * @throws IllegalArgumentException when the public file holds no key
     */
    public Optional<String> signedTitle(Path publicFile) throws IOException {
        boolean isSealed = Files.exists(sealFile());
        Path text = isSealed ? sealFile() : file;
        if (!SignedText.isUnchanged(Files.readAllBytes(text), publicFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(text);
        boolean isAsSealed = !isSealed || lines.get(lines.size() - 2).equals(digest());
        return isAsSealed ? Optional.of(lines.get(0)) : Optional.empty();
    }

    private Path sealFile() {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    private String digest() throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return "sha256 " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
