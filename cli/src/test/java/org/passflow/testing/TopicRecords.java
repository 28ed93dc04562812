package org.passflow.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.passflow.event.Topics;
import org.passflow.truth.AlertModel;
import org.passflow.truth.ExpectedAlert;
import org.passflow.truth.JourneyModel;
import org.passflow.truth.RawRecord;
import org.passflow.truth.ReferenceModel;
import org.passflow.truth.ReportModel;
import org.passflow.truth.Truth;
import org.passflow.truth.TruthSettings;

/** What stands in the topics of one installation, read with a plain consumer. */
public final class TopicRecords {

    /** How far the jobs' time stays behind, by default. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final TestInstallation installation;

    private TopicRecords(TestInstallation installation) {
        this.installation = installation;
    }

    public static TopicRecords of(TestInstallation installation) {
        return new TopicRecords(installation);
    }

    /** What the reference model makes of every record. */
    Truth truth(TruthSettings settings) {
        ReferenceModel model = new ReferenceModel(settings);
        for (String topic : Topics.TIMED) {
            if (!topic.equals(Topics.TICKS)) {
                read(
                        topic,
                        record -> model.add(new RawRecord(
                                topic, record.partition(), record.offset(), record.timestamp(), record.value())));
            }
        }
        return model.truth();
    }

    /** The alerts that the model of alerts makes of every record, when time has come to the last tick. */
    List<ExpectedAlert> alerts() {
        AlertModel model = new AlertModel(TruthSettings.DEFAULTS, BOUND);
        Stream.concat(Topics.CONTROL.stream(), Topics.TIMED.stream())
                .forEach(topic -> read(
                        topic,
                        record -> model.add(new RawRecord(
                                topic, record.partition(), record.offset(), record.timestamp(), record.value()))));
        return model.alerts(Instant.ofEpochMilli(lastTickMillis()).minus(BOUND));
    }

    /** What journeys and quarantines must have become when time has come to the last tick. */
    record Journeys(JourneyModel model, List<ExpectedAlert> alerts) {}

    /** The same for journeys and quarantines. */
    Journeys journeys() {
        JourneyModel model = new JourneyModel(TruthSettings.DEFAULTS, BOUND);
        Stream.concat(Topics.CONTROL.stream(), Topics.TIMED.stream())
                .forEach(topic -> read(
                        topic,
                        record -> model.add(new RawRecord(
                                topic, record.partition(), record.offset(), record.timestamp(), record.value()))));
        return new Journeys(
                model, model.alerts(Instant.ofEpochMilli(lastTickMillis()).minus(BOUND)));
    }

    /** What daily reports must have become when time has come to the last tick. */
    ReportModel.Expected reports() {
        ReportModel model = new ReportModel(TruthSettings.DEFAULTS, BOUND);
        Stream.concat(Topics.CONTROL.stream(), Topics.TIMED.stream())
                .forEach(topic -> read(
                        topic,
                        record -> model.add(new RawRecord(
                                topic, record.partition(), record.offset(), record.timestamp(), record.value()))));
        return model.at(Instant.ofEpochMilli(lastTickMillis()).minus(BOUND));
    }

    long lastTickMillis() {
        long[] last = {Long.MIN_VALUE};
        read(Topics.TICKS, record -> last[0] = Math.max(last[0], record.timestamp()));
        return last[0];
    }

    /** How many records of a topic hold a text. */
    public long holding(String topic, String text) {
        long[] found = {0};
        read(topic, record -> found[0] += new String(record.value(), UTF_8).contains(text) ? 1 : 0);
        return found[0];
    }

    /** Key and value of each record of a topic, as text, by partition and offset. */
    public List<Map.Entry<String, String>> texts(String topic) {
        List<Map.Entry<String, String>> texts = new ArrayList<>();
        read(topic, record -> texts.add(Map.entry(new String(record.key(), UTF_8), new String(record.value(), UTF_8))));
        return texts;
    }

    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, installation.kafkaServers());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(installation.prefix() + topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(each);
            }
        }
    }
}
