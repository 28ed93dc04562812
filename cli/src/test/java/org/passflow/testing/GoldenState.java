package org.passflow.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.passflow.feed.ArrivingEvent;

/**
 * The state of a release, kept for every later build to go on from: the savepoint that its job stopped with, the records that it
 * had read, and those that came afterwards. The records are kept, not made again: a later simulator would make others, and
 * they must stand at the offsets that the state remembers.
 *
 * @param folder named after the release
 */
public record GoldenState(Path folder) {
    private static final Path ALL = Path.of("..", "jobs", "src", "test", "state");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of every release. */
    public static List<GoldenState> all() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(GoldenState::new)
                    .toList();
        }
    }

    public static GoldenState of(String release) {
        return new GoldenState(ALL.resolve(release));
    }

    /** Names topics and tables: the state remembers the names of its topics. */
    public String installation() {
        return "State" + folder.getFileName().toString().replace('.', '_');
    }

    public Path savepoint() {
        return folder.resolve("savepoint").toAbsolutePath().normalize();
    }

    /** What the job had been able to read when it stopped, in order of arrival. */
    public List<ArrivingEvent> before() throws IOException {
        return read(folder.resolve("before.jsonl.gz"));
    }

    /** What arrived afterwards. */
    public List<ArrivingEvent> after() throws IOException {
        return read(folder.resolve("after.jsonl.gz"));
    }

    /** Keeps a new one. It never takes the place of one that is there: that one, other installations go on from. */
    public void write(List<ArrivingEvent> before, List<ArrivingEvent> after, Path savepointOfFlink) throws IOException {
        Files.createDirectories(savepoint());
        write(before, folder.resolve("before.jsonl.gz"));
        write(after, folder.resolve("after.jsonl.gz"));
        try (Stream<Path> files = Files.list(savepointOfFlink)) {
            for (Path file : files.toList()) {
                Files.copy(file, savepoint().resolve(file.getFileName()));
            }
        }
    }

    /** Bytes as Latin-1: every value reads back as it was, also one that is no text, and most can be read. */
    private static void write(List<ArrivingEvent> events, Path file) throws IOException {
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), UTF_8)) {
            for (ArrivingEvent event : events) {
                out.write(JSON.createObjectNode()
                        .put("topic", event.topic())
                        .put("key", event.key())
                        .put("arrival", event.arrivalMillis())
                        .put("value", event.value() == null ? null : new String(event.value(), ISO_8859_1))
                        .toString());
                out.write('\n');
            }
        }
    }

    private static List<ArrivingEvent> read(Path file) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return in.lines().map(GoldenState::event).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ArrivingEvent event(String line) {
        try {
            JsonNode record = JSON.readTree(line);
            JsonNode value = record.get("value");
            return new ArrivingEvent(
                    record.get("topic").asText(),
                    record.get("key").asText(),
                    value.isNull() ? null : value.asText().getBytes(ISO_8859_1),
                    record.get("arrival").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
