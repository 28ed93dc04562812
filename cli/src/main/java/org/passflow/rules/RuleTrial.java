package org.passflow.rules;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.passflow.alert.RuleBook;
import org.passflow.event.Topics;
import org.passflow.kafka.KafkaSettings;
import org.passflow.reference.AlertRule;
import org.passflow.registry.ReferenceFile;
import org.passflow.stack.Installation;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.LocalJob;
import org.passflow.stack.StackException;

/**
 * Finds out which alerts a set of settings would have raised: the pipelines of the job run over all records that Kafka
 * holds, in a process of their own, with the set as if it had always been in force. Nothing of the installation changes.
 *
 * @param jobFlags those with which the job of the installation runs, in pairs
 */
public record RuleTrial(KafkaSettings kafka, Installation installation, List<String> jobFlags) {

    private static final String MAIN_CLASS = "org.passflow.job.TryRuleJob";
    private static final JsonMapper JSON = new JsonMapper();

    /** Alerts noticed in a time {@code [from, until)}: those that the set would have raised, and those that were. */
    public record Outcome(Instant from, Instant until, List<RaisedAlert> would, List<RaisedAlert> did) {}

    /**
     * Tries a set.
     *
     * @param until cut to the last arrival: what was to come after that is not known
     * @param folder for files of the trial
     */
    public Outcome run(ReferenceFile.Entry set, Instant from, Instant until, Path folder)
            throws IOException, InterruptedException {
        Instant known = lastArrival().plusMillis(1);
        Instant end = until.isBefore(known) ? until : known;
        if (!from.isBefore(end)) {
            throw new StackException("Nothing had arrived by then: the last record is of " + known);
        }
        Path rule = Files.write(folder.resolve("rule.json"), set.value());
        Path out = folder.resolve("alerts.jsonl");
        new LocalJob(installation, folder).run(MAIN_CLASS, arguments(rule, from, end, out));
        List<RaisedAlert> would = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            would.add(RaisedAlert.of(JSON.readTree(line)));
        }
        return new Outcome(from, end, would, really(set.version().alertRule(), from, end));
    }

    private List<String> arguments(Path rule, Instant from, Instant until, Path out) {
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka.bootstrap-servers", kafka.bootstrapServers(),
                "--kafka.topic-prefix", kafka.topicPrefix(),
                "--trial.rule", rule.toString(),
                "--trial.from", from.toString(),
                "--trial.until", until.toString(),
                "--trial.out", out.toString()));
        arguments.addAll(jobFlags);
        return arguments;
    }

    private List<RaisedAlert> really(AlertRule set, Instant from, Instant until) {
        return new RaisedAlerts(kafka)
                .read().stream()
                        .filter(alert -> alert.rule().equals(RuleBook.ruleName(set)))
                        .filter(alert -> !alert.noticedAt().isBefore(from)
                                && alert.noticedAt().isBefore(until))
                        .toList();
    }

    /** When the last record arrived of those that the job reads. */
    private Instant lastArrival() throws InterruptedException {
        try (Admin admin = KafkaBroker.admin(kafka.client())) {
            List<String> names = Topics.TIMED.stream().map(kafka::fullName).toList();
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (TopicDescription topic :
                    admin.describeTopics(names).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(partition -> asked.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.maxTimestamp()));
            }
            long last = admin.listOffsets(asked).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::timestamp)
                    .max()
                    .orElse(-1);
            if (last < 0) {
                throw new StackException("The topics hold no events");
            }
            return Instant.ofEpochMilli(last);
        } catch (ExecutionException e) {
            throw new StackException("Kafka refused: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
