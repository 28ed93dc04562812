package org.passflow.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how long an alert is put aside. */
final class ShelfTime {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Span.class,
            description = "how long, like 2h, 30m or 1h30m; at most seven days")
    private Duration span;

    @Option(names = "--until", paramLabel = "INSTANT", description = "until when, like 2026-11-24T16:00:00+08:00")
    private OffsetDateTime until;

    Instant end(Instant now) {
        return span == null ? until.toInstant() : now.plus(span);
    }

    /** Reads hours, minutes and seconds as people write them. */
    static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            String upper = text.toUpperCase(Locale.ROOT);
            try {
                return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("is a time like 2h, 30m or 1h30m, not " + text);
            }
        }
    }
}
