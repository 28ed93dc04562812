package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.passflow.alert.Rule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.registry.DanglingReferences;
import org.passflow.registry.ReferenceKind;
import org.passflow.registry.ReferenceLoader;
import org.passflow.registry.ReferenceTopics;
import org.passflow.rules.RuleHistory;
import org.passflow.rules.RuleSets;
import org.passflow.rules.RuleTable;
import org.passflow.rules.RuleVersions;
import org.passflow.rules.ShippedRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow rules}: when to warn, listed, changed, and tried on what happened. */
@Command(
        name = "rules",
        description = "Lists and changes the rules of alerts, and tries them on what happened.",
        subcommands = TryRuleCommand.class,
        mixinStandardHelpOptions = true)
public final class RulesCommand {

    /** How lines are written. */
    static final class Writing {
        @Option(names = "--lang", defaultValue = "en", description = "zh or en (default: ${DEFAULT-VALUE})")
        private Language language;

        @Option(names = "--zone", defaultValue = "Asia/Shanghai", description = "of times (default: ${DEFAULT-VALUE})")
        private ZoneId zone;

        /** zh or en. */
        String language() {
            return language.name().toLowerCase(Locale.ROOT);
        }

        ZoneId zone() {
            return zone;
        }
    }

    /** In which alerts have texts. */
    enum Language {
        ZH,
        EN
    }

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public RulesCommand() {
        this(InstantSource.system());
    }

    RulesCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Command(
            name = "list",
            description = {
                "Lists every rule, with a line for each set of its settings that is in force: SHIPPED with this build,"
                        + " OWN to this installation, or SCOPED to a part of it. In brackets what differs from the"
                        + " shipped settings.",
                "What the rules notice and their settings mean: docs/rules.md."
            },
            mixinStandardHelpOptions = true)
    int list(
            @Mixin KafkaOptions kafka,
            @Mixin Writing writing,
            @Option(names = "--rule", description = "only this one") String name,
            @Option(names = "--at", description = "like 2022-01-31T08:00:00+08:00 (default: now)") OffsetDateTime at,
            @Option(names = "--verbose", description = "with every setting and its range") boolean isVerbose) {
        List<Rule> rules = name == null ? List.of(Rule.values()) : List.of(rule(name));
        Instant time = at == null ? clock.instant() : at.toInstant();
        RuleSets sets = new RuleSets(versions(new ReferenceTopics(kafka.settings())), time.toEpochMilli());
        RuleTable table = new RuleTable(out(), ShippedRules.words(writing.language()), writing.zone(), isVerbose);
        rules.forEach(rule -> table.print(rule, sets.of(rule)));
        return ExitCode.OK;
    }

    @Command(
            name = "put",
            description = {
                "Changes settings: --rule and what is to be different from the set in force, or a file of whole versions."
                        + " It takes effect a minute from now, or at --valid-from.",
                "Everything that is wrong is said at once; then nothing is sent, and the exit code is 2."
            },
            mixinStandardHelpOptions = true)
    int put(
            @Mixin KafkaOptions kafka,
            @Mixin RuleOptions options,
            @Option(names = "--valid-from", description = "like 2022-01-31T08:00:00+08:00") OffsetDateTime validFrom)
            throws IOException, InterruptedException {
        ReferenceTopics topics = new ReferenceTopics(kafka.settings());
        Long millis = validFrom == null ? null : (Long) validFrom.toInstant().toEpochMilli();
        List<String> lines = options.lines(spec.commandLine(), topics, millis);
        RuleVersions versions = RuleVersions.check(options.name(), lines, clock.instant());
        if (!versions.problems().isEmpty()) {
            versions.problems().forEach(err()::println);
            err().println("Nothing was sent.");
            return ExitCode.USAGE;
        }
        warn(versions, topics);
        topics.put(versions.entries(), clock.millis());
        versions.entries().forEach(entry -> out().printf(
                        "%s holds from %s on.%n",
                        entry.version().id(),
                        Instant.ofEpochMilli(entry.version().validity().fromMillis())));
        return ExitCode.OK;
    }

    @Command(
            name = "history",
            description = {
                "Prints every version of a set of settings: since when it holds, who set it and why, and what it changed.",
                "Exit code 1 if there is none."
            },
            mixinStandardHelpOptions = true)
    int history(
            @Mixin KafkaOptions kafka,
            @Mixin Writing writing,
            @Parameters(paramLabel = "RULE_ID", description = "the set, as rules list shows it") String ruleId) {
        RuleHistory history = new RuleHistory(versions(new ReferenceTopics(kafka.settings())), ruleId);
        history.lines(writing.zone()).forEach(out()::println);
        return history.isEmpty() ? 1 : ExitCode.OK;
    }

    private void warn(RuleVersions versions, ReferenceTopics topics) throws IOException {
        List<String> warnings = new ArrayList<>(
                new DanglingReferences(Set.of(), ReferenceLoader.shippedRegions()).in(versions.entries()));
        Set<String> sites = topics.history(ReferenceKind.SITES).ids(ReferenceKind.SITES.topic());
        versions.entries().stream()
                .map(entry -> entry.version().alertRule().scopeSites())
                .filter(named -> named != null)
                .flatMap(List::stream)
                .filter(site -> !sites.contains(site))
                .forEach(site -> warnings.add("site " + site + " is not known"));
        warnings.forEach(warning -> err().println("Warning: " + warning));
    }

    private static List<ReferenceVersion> versions(ReferenceTopics topics) {
        return topics.versions(ReferenceKind.ALERT_RULES);
    }

    private Rule rule(String name) {
        return Rule.named(name)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no rule " + name));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
