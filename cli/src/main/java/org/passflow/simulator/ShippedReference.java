package org.passflow.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.passflow.feed.ArrivingEvent;

/** The reference data of this build as control records, to be written before the first event that it is about. */
public final class ShippedReference {

    private static final String SITES = "schemas/reference/sites.jsonl";

    private ShippedReference() {}

    /** The roster: one record of the topic {@code sites} a line, all arriving at one instant, epoch milliseconds. */
    public static List<ArrivingEvent> sites(long arrivalMillis) {
        JsonMapper json = new JsonMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ShippedReference.class.getClassLoader().getResourceAsStream(SITES), SITES),
                UTF_8))) {
            List<ArrivingEvent> records = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String site = json.readTree(line).required("site_id").asText();
                records.add(new ArrivingEvent("sites", site, line.getBytes(UTF_8), arrivalMillis));
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(SITES + " cannot be read", e);
        }
    }
}
