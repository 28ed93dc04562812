package org.passflow.alert;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;

/** What people read of an alert, in one language: the file {@code texts_<language>.properties} beside this class. */
public final class AlertTexts {

    private static final Pattern WORD = Pattern.compile("\\{([a-z_]+)}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Properties texts = new Properties();
    private final ZoneId zone;

    /**
     * Reads the texts of a language.
     *
     * @param language zh or en
     * @param zone in which times are written
     */
    public AlertTexts(String language, ZoneId zone) {
        this.zone = zone;
        try (InputStream file = AlertTexts.class.getResourceAsStream("texts_" + language + ".properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong, where and since when; {@code place} is the name of the site or region. */
    public String text(Alert alert, String place) {
        String rule = alert.finding().rule();
        return fill(alert.isGroup() ? "group.text" : rule + ".text", words(alert, place));
    }

    /** What to check and whom to call. */
    public String instruction(Alert alert, String place) {
        return fill(alert.finding().rule() + ".instruction", words(alert, place));
    }

    private Map<String, String> words(Alert alert, String place) {
        Finding finding = alert.finding();
        Measured measured = finding.measured();
        Map<String, String> words = new HashMap<>();
        finding.details().forEach((name, value) -> words.put(name, translated(name, value)));
        words.put("place", place);
        words.put("rule", texts.getProperty(finding.rule() + ".name", finding.rule()));
        words.put("since", time(finding.sinceMillis()));
        words.put("value", number(measured.value()));
        words.put("expected", number(measured.expected()));
        words.put("from", time(measured.fromMillis()));
        words.put("to", time(measured.toMillis()));
        words.put("members", Integer.toString(alert.members()));
        String record = finding.evidence() == null ? null : finding.evidence().recordRef();
        words.put("record", record == null ? texts.getProperty("unknown") : record);
        return words;
    }

    /** Codes have words of their own, such as {@code level.HIGH}; what has none stands as it is. */
    private String translated(String name, String value) {
        List<String> parts = List.of(value.split(",", -1));
        return parts.stream().allMatch(part -> texts.containsKey(name + '.' + part))
                ? parts.stream()
                        .map(part -> texts.getProperty(name + '.' + part))
                        .collect(joining(texts.getProperty("and")))
                : value;
    }

    private String fill(String key, Map<String, String> words) {
        return WORD.matcher(texts.getProperty(key))
                .replaceAll(word ->
                        Matcher.quoteReplacement(words.getOrDefault(word.group(1), texts.getProperty("unknown"))));
    }

    private String time(Long millis) {
        return millis == null
                ? texts.getProperty("unknown")
                : TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    private String number(Double value) {
        return value == null || !Double.isFinite(value)
                ? texts.getProperty("unknown")
                : BigDecimal.valueOf(value)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
