package org.passflow.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passflow.registry.ReferenceKind;
import org.passflow.registry.ReferenceTopics;
import org.passflow.rules.RuleDraft;
import org.passflow.rules.RuleSets;
import org.passflow.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The options that say a set of settings: a file of versions, or what changes in the set that is in force. */
final class RuleOptions {

    private static final String STANDARD_INPUT = "-";
    private static final String TRIAL = "trial";

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "JSON, a version a line, as schemas/events describes them; - reads standard input")
    private String file;

    @Option(names = "--rule", description = "name of the rule, as rules list shows it")
    private String rule;

    @Option(names = "--id", description = "of the set (default: the rule's own; a set with a scope needs one)")
    private String id;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "a setting; an empty value goes back to the shipped one; may be given several times")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--scope-kind", paramLabel = "KIND", description = "only at sites of this kind")
    private List<String> kinds = List.of();

    @Option(names = "--scope-region", paramLabel = "CODE", description = "only in this region and beneath it")
    private List<String> regions = List.of();

    @Option(names = "--scope-site", paramLabel = "SITE", description = "only at this site")
    private List<String> sites = List.of();

    @Option(names = "--scope-level", paramLabel = "1-4", description = "only at this level of response")
    private List<String> levels = List.of();

    @Option(names = "--severity", description = "NOTICE, WARNING or CRITICAL")
    private String severity;

    @Option(names = "--enable", description = "switches it on")
    private boolean enable;

    @Option(names = "--disable", description = "switches it off in its scope")
    private boolean disable;

    @Option(names = "--author", description = "who sets it")
    private String author;

    @Option(names = "--reason", description = "why")
    private String reason;

    boolean isFile() {
        return file != null;
    }

    /** What messages call the versions. */
    String name() {
        if (file == null) {
            return draft(author, reason).ruleId();
        }
        return file.equals(STANDARD_INPUT)
                ? "standard input"
                : Path.of(file).getFileName().toString();
    }

    /**
     * The versions that are asked for, as JSON: those of the file, or the set in force with what is to be different.
     *
     * @param validFromMillis since when a set named by options holds; null leaves it open
     * @throws ParameterException when the options contradict each other
     */
    List<String> lines(CommandLine command, ReferenceTopics topics, Long validFromMillis) throws IOException {
        misuse().ifPresent(misuse -> {
            throw new ParameterException(command, misuse);
        });
        return file == null ? List.of(line(topics, author, reason, validFromMillis)) : fileLines();
    }

    /** The same for a trial, which nobody has to answer for. */
    List<String> trialLines(CommandLine command, ReferenceTopics topics) throws IOException {
        if (file == null && author == null && reason == null) {
            author = TRIAL;
            reason = TRIAL;
        }
        return lines(command, topics, null);
    }

    private Optional<String> misuse() {
        if ((file == null) == (rule == null)) {
            return Optional.of("Name either a file or --rule");
        }
        if (enable && disable) {
            return Optional.of("Either --enable or --disable");
        }
        boolean isOwn = id == null || id.equals(rule);
        return isOwn && !scope().isEmpty()
                ? Optional.of("A set with a scope needs an --id of its own: " + rule + " names the one for everywhere")
                : Optional.empty();
    }

    private List<String> fileLines() throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new StackException(path + " cannot be read");
        }
        return Files.readAllLines(path);
    }

    private String line(ReferenceTopics topics, String by, String why, Long validFromMillis) {
        RuleDraft draft = draft(by, why);
        RuleSets now = new RuleSets(topics.versions(ReferenceKind.ALERT_RULES), Long.MAX_VALUE);
        ObjectNode version = draft.version(now.withId(draft.ruleId()).orElse(null));
        if (validFromMillis != null) {
            version.put("valid_from", validFromMillis);
        }
        return version.toString();
    }

    private RuleDraft draft(String by, String why) {
        Boolean enabled = (enable || disable) ? (Boolean) enable : null;
        return new RuleDraft(rule, id, settings, scope(), severity, enabled, by, why);
    }

    private Map<String, List<String>> scope() {
        Map<String, List<String>> scope = new HashMap<>(Map.of(
                "scope_kinds", kinds, "scope_regions", regions, "scope_sites", sites, "scope_response_levels", levels));
        scope.values().removeIf(List::isEmpty);
        return scope;
    }
}
