package org.passflow.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code stack.json} in the data folder: what runs there, written by the process that runs it and read by every other
 * command.
 *
 * @param data the stack's data folder
 */
public record StackFile(Path data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A process.
     *
     * @param birth with the number names it for ever, see {@link Birth}; empty in a file of an earlier build
     * @param startedAt for people to read: by the clock as it was when the file was written
     */
    public record Member(String name, long pid, String birth, Instant startedAt) {
        /** The process, unless it has ended and its number belongs to another. */
        public Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(handle -> birth.isEmpty()
                            ? handle.info().startInstant().equals(Optional.of(startedAt))
                            : Birth.of(handle).equals(birth));
        }
    }

    /**
     * A running stack as it described itself.
     *
     * @param supervisor the process that started the others and ends with them
     */
    public record Description(Ports ports, Member supervisor, List<Member> members, JsonNode versions) {}

    /** What runs in this folder; empty if nothing does, also when a file was left behind by a crash. */
    public Optional<Description> running() {
        return read().filter(stack -> stack.supervisor().process().isPresent());
    }

    /** What the file says, running or not. */
    public Optional<Description> read() {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(file().toFile());
            List<Member> members = new ArrayList<>();
            root.path("processes").forEach(member -> members.add(member(member)));
            return Optional.of(new Description(
                    ports(root.path("ports")), member(root.path("supervisor")), members, root.path("versions")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that an earlier build did not know, its stack does not use: any number does. */
    private static Ports ports(JsonNode written) throws IOException {
        ObjectNode ports = JSON.valueToTree(Ports.DEFAULTS);
        ports.setAll((ObjectNode) written);
        return JSON.treeToValue(ports, Ports.class);
    }

    void write(Stack stack) throws IOException, InterruptedException {
        ObjectNode root = JSON.createObjectNode();
        root.set("ports", JSON.valueToTree(stack.settings().ports()));
        root.set("supervisor", node("supervisor", ProcessHandle.current()));
        for (ManagedProcess process : stack.processes()) {
            root.withArray("processes").add(node(process.name(), process.handle()));
        }
        ObjectNode versions = root.putObject("versions")
                .put("kafka", stack.kafka().version())
                .put("clickhouse", stack.clickHouse().version())
                .put("flink", stack.flink().version());
        stack.flink().zooKeeper().ifPresent(server -> versions.put("zookeeper", server.version()));
        Path partial = data.resolve("stack.json.partial");
        Files.writeString(partial, root.toPrettyString() + "\n");
        Files.move(partial, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the file if it is this process that it describes. */
    void deleteOwn() {
        if (read().filter(stack ->
                        stack.supervisor().pid() == ProcessHandle.current().pid())
                .isPresent()) {
            delete();
        }
    }

    /** Removes the file, whoever wrote it. */
    void delete() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return data.resolve("stack.json");
    }

    private static Member member(JsonNode node) {
        return new Member(
                node.path("name").asText(),
                node.path("pid").asLong(),
                node.path("birth").asText(),
                Instant.parse(node.path("startedAt").asText()));
    }

    private static ObjectNode node(String name, ProcessHandle process) {
        Instant startedAt = process.info().startInstant().orElse(Instant.EPOCH);
        return JSON.createObjectNode()
                .put("name", name)
                .put("pid", process.pid())
                .put("birth", Birth.of(process))
                .put("startedAt", startedAt.toString());
    }
}
