package org.passflow.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.passflow.alert.Rule;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.kafka.ControlDecoder;
import org.passflow.reference.AlertRule;
import org.passflow.registry.ReferenceKind;
import org.passflow.registry.ShippedReference;

/** What this build brings for each rule of the catalogue: its settings and its words. */
public final class ShippedRules {

    private ShippedRules() {}

    /** One set of settings for each rule. */
    public static Map<Rule, AlertRule> settings() {
        ControlDecoder decoder = new ControlDecoder();
        Map<Rule, AlertRule> settings = new LinkedHashMap<>();
        for (ArrivingEvent line : ShippedReference.records(ReferenceKind.ALERT_RULES, 0)) {
            AlertRule version =
                    decoder.decode(Topics.ALERT_RULES, 0, 0, 0, line.value()).alertRule();
            settings.put(Rule.named(version.ruleId()).orElseThrow(), version);
        }
        return settings;
    }

    /**
     * Name, text and instruction of each rule, as {@code fever.name}.
     *
     * @param language zh or en
     */
    public static Properties words(String language) {
        String file = "texts_" + language + ".properties";
        try (InputStream in = Rule.class.getResourceAsStream(file)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
