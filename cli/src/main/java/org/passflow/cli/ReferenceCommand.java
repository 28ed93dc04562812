package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.passflow.reference.ReferenceHistory;
import org.passflow.reference.ReferenceVersion;
import org.passflow.registry.DanglingReferences;
import org.passflow.registry.ReferenceFile;
import org.passflow.registry.ReferenceKind;
import org.passflow.registry.ReferenceLine;
import org.passflow.registry.ReferenceLoader;
import org.passflow.registry.ReferenceTopics;
import org.passflow.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow reference}: sites, units, risk areas, response levels and alert rules, checked, sent and listed. */
@Command(
        name = "reference",
        description = "Checks, sends and lists sites, units, risk areas, response levels and alert rules.",
        subcommands = ImportRiskAreasCommand.class,
        mixinStandardHelpOptions = true)
public final class ReferenceCommand {

    /** So far ahead a version takes effect that does not say when: no event has been judged there yet. */
    private static final Duration NOTICE = Duration.ofMinutes(1);

    private static final String KINDS = "sites, units, risk-areas, response-levels or alert-rules";

    private static final String FILE_HELP = "JSON, a version a line, as schemas/events describes them";

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public ReferenceCommand() {
        this(InstantSource.system());
    }

    ReferenceCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Command(
            name = "check",
            description = {
                "Reads files as the jobs would, and says what is wrong on which line. The kind is the file's name"
                        + " (sites.jsonl, units.jsonl, risk-areas.jsonl, response-levels.jsonl, alert-rules.jsonl), unless --kind says it.",
                "A unit that none of the files has, and a region not in regions.csv, are warnings.",
                "Exit code 1 if a line would be refused."
            },
            mixinStandardHelpOptions = true)
    int check(
            @Option(names = "--kind", description = KINDS) ReferenceKind kind,
            @Parameters(arity = "1..*", paramLabel = "FILE", description = FILE_HELP) List<Path> files)
            throws IOException {
        List<ReferenceFile.Entry> entries = new ArrayList<>();
        int problems = 0;
        for (Path path : files) {
            ReferenceFile file = read(kind == null ? kindOf(path) : kind, path);
            entries.addAll(file.entries());
            problems += file.problems().size();
        }
        warn(entries, Set.of());
        out().printf("%d versions would be accepted, %d refused.%n", entries.size(), problems);
        return problems == 0 ? 0 : 1;
    }

    @Command(
            name = "put",
            description = {
                "Checks a file and sends its versions to the control topic; if one would be refused, none is sent.",
                "A version without valid_from takes effect a minute from now. Of two with one valid_from the later one"
                        + " to arrive stands: so a version is corrected."
            },
            mixinStandardHelpOptions = true)
    int put(
            @Mixin KafkaOptions kafka,
            @Parameters(paramLabel = "KIND", description = KINDS) ReferenceKind kind,
            @Parameters(paramLabel = "FILE", description = FILE_HELP) Path path)
            throws IOException, InterruptedException {
        ReferenceFile file = read(kind, path);
        if (!file.problems().isEmpty()) {
            err().println("Nothing was sent.");
            return 1;
        }
        ReferenceTopics topics = new ReferenceTopics(kafka.settings());
        warn(file.entries(), topics.history(ReferenceKind.UNITS).ids(ReferenceKind.UNITS.topic()));
        topics.put(file.entries(), clock.millis());
        out().printf("%d versions sent to %s.%n", file.entries().size(), kind.topic());
        return 0;
    }

    @Command(
            name = "list",
            description = {
                "Prints the versions by which an event of a time is judged, each as a line that put would take.",
                "Exit code 1 if the ID has none."
            },
            mixinStandardHelpOptions = true)
    int list(
            @Mixin KafkaOptions kafka,
            @Option(names = "--at", description = "like 2022-01-31T08:00:00+08:00 (default: now)") OffsetDateTime at,
            @Parameters(paramLabel = "KIND", description = KINDS) ReferenceKind kind,
            @Parameters(arity = "0..1", paramLabel = "ID", description = "only this one") String id) {
        Instant time = at == null ? clock.instant() : at.toInstant();
        ReferenceHistory history = new ReferenceTopics(kafka.settings()).history(kind);
        Set<String> ids = id == null ? new TreeSet<>(history.ids(kind.topic())) : Set.of(id);
        int found = 0;
        for (String one : ids) {
            Optional<ReferenceVersion> version = history.asOf(kind.topic(), one, time.toEpochMilli());
            version.ifPresent(holds -> out().println(ReferenceLine.of(kind, holds)));
            found += version.isPresent() ? 1 : 0;
        }
        return id == null || found == 1 ? 0 : 1;
    }

    private ReferenceFile read(ReferenceKind kind, Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new StackException(path + " cannot be read");
        }
        ReferenceFile file = ReferenceFile.read(kind, path, clock.instant().plus(NOTICE));
        file.problems().forEach(err()::println);
        return file;
    }

    private void warn(List<ReferenceFile.Entry> entries, Set<String> units) throws IOException {
        new DanglingReferences(units, ReferenceLoader.shippedRegions())
                .in(entries)
                .forEach(warning -> err().println("Warning: " + warning));
    }

    private static ReferenceKind kindOf(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\..*$", "");
        return ReferenceKind.named(name)
                .orElseThrow(() -> new StackException(
                        "%s: of which kind? Say --kind %s".formatted(file, String.join("|", ReferenceKind.names()))));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
