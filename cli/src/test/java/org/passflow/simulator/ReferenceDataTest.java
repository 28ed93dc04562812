package org.passflow.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of {@code schemas/reference} against the reports, the contract and each other. */
class ReferenceDataTest {

    private static final String DISTRICT = "141002";
    private static final String DISTRICT_HEADQUARTERS = "unit-yaodu-headquarters";

    private final List<JsonNode> sites = lines("sites.jsonl");
    private final Map<String, JsonNode> units =
            lines("units.jsonl").stream().collect(toMap(unit -> text(unit, "unit_id"), Function.identity()));
    private final List<Map<String, String>> regions = rows("regions.csv");
    private final Set<String> codes =
            regions.stream().map(region -> region.get("code")).collect(toSet());

    @ParameterizedTest
    @ValueSource(strings = {"sites", "units"})
    void everyControlRecordFollowsTheSchema(String topic) {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("classpath:schemas/events/" + topic + ".schema.json"));

        assertThat(lines(topic + ".jsonl"))
                .allSatisfy(record -> assertThat(schema.validate(record)).isEmpty());
    }

    @Test
    void rosterHasTheCountsOfTheReports() {
        Map<String, Long> kinds = sites.stream().collect(groupingBy(site -> text(site, "kind"), counting()));

        assertThat(kinds)
                .containsEntry("HIGHWAY_EXIT", 4L)
                .containsEntry("ROAD_POST", 84L)
                .containsEntry("SAMPLING_SITE", 27L)
                .containsEntry("RAIL_STATION", 1L)
                .containsEntry("AIRPORT", 1L)
                .containsEntry("FEVER_CLINIC", 2L)
                .containsEntry("QUARANTINE_SITE", 2L)
                .containsKeys("COACH_STATION", "ENTERPRISE_GATE", "HOME_TEAM");
        assertThat(kinds.get("VILLAGE_ENTRANCE") + kinds.get("COMPOUND_GATE")).isEqualTo(1000);
        assertThat(ofKind("SAMPLING_SITE")
                        .mapToInt(site -> site.get("lanes").asInt())
                        .sum())
                .isEqualTo(33);
        assertThat(ofKind("SAMPLING_SITE").map(site -> text(site, "region")).distinct())
                .hasSize(6);
        assertThat(ofKind("ROAD_POST").map(site -> text(site, "region").substring(0, 9)))
                .containsOnly("141002200");
        assertThat(ofKind("QUARANTINE_SITE").map(site -> site.get("reserve").asBoolean()))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void everyTownshipHasSitesAndAUnit() {
        List<String> townships = codes.stream()
                .filter(code -> code.length() == 9 && code.startsWith(DISTRICT))
                .toList();

        assertThat(townships).hasSize(25).allSatisfy(township -> {
            assertThat(sites).anyMatch(site -> text(site, "region").startsWith(township));
            assertThat(units.values()).anyMatch(unit -> text(unit, "region").equals(township));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"site_id", "name_zh", "name_en"})
    void noTwoSitesShareAName(String field) {
        assertThat(sites).extracting(site -> text(site, field)).doesNotHaveDuplicates();
    }

    @Test
    void everySiteStandsInTheDistrictAndHasEverythingThatCountingAsksFor() {
        assertThat(sites).allSatisfy(site -> {
            assertThat(codes).contains(text(site, "region"));
            assertThat(text(site, "region")).startsWith(DISTRICT).hasSizeGreaterThan(6);
            assertThat(units).containsKey(text(site, "unit"));
            assertThat(site.get("latitude").asDouble()).isBetween(35.9, 36.4);
            assertThat(site.get("longitude").asDouble()).isBetween(111.1, 111.9);
            assertThat(site.get("heartbeat_minutes").asInt()).isBetween(10, 60);
            assertThat(site.get("capacity_per_hour").asInt()).isPositive();
            assertThat(site.get("lanes").asInt()).isPositive();
            assertThat(text(site, "opening_hours")).matches("\\d\\d:00-\\d\\d:00");
        });
    }

    @Test
    void inletsOfTheDistrictAreItsExitsAndHubs() {
        assertThat(sites.stream()
                        .filter(site -> site.path("inlet_of").asText().equals(DISTRICT))
                        .map(site -> text(site, "kind"))
                        .distinct())
                .containsExactlyInAnyOrder("HIGHWAY_EXIT", "RAIL_STATION", "AIRPORT", "COACH_STATION");
        assertThat(sites).filteredOn(site -> site.has("inlet_of")).allSatisfy(site -> assertThat(
                        text(site, "region").startsWith(text(site, "inlet_of"))
                                || text(site, "inlet_of").equals(DISTRICT))
                .isTrue());
    }

    @Test
    void everyUnitAnswersToTheDistrictHeadquartersInTheEnd() {
        assertThat(units.keySet()).allSatisfy(unit -> {
            List<String> chain = chain(unit);

            assertThat(chain.get(chain.size() - 1)).isEqualTo("unit-linfen-headquarters");
            if (chain.size() > 1) {
                assertThat(chain.get(chain.size() - 2)).isEqualTo(DISTRICT_HEADQUARTERS);
            }
            assertThat(codes).contains(text(units.get(unit), "region"));
        });
        assertThat(chain("unit-liucun-liubei"))
                .containsExactly(
                        "unit-liucun-liubei", "unit-liucun", DISTRICT_HEADQUARTERS, "unit-linfen-headquarters");
    }

    @Test
    void dutyTelephonesCannotBeCalled() {
        assertThat(units.values())
                .extracting(unit -> text(unit, "duty_telephone"))
                .allMatch(telephone -> telephone.startsWith("0357-0000"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyRegionHasItsParentAndBothNames() {
        Map<Integer, Integer> parentLength = Map.of(4, 2, 6, 4, 9, 6, 12, 9);

        assertThat(regions).extracting(region -> region.get("code")).doesNotHaveDuplicates();
        assertThat(regions).allSatisfy(region -> {
            String code = region.get("code");
            assertThat(code.length() == 2 || codes.contains(code.substring(0, parentLength.get(code.length()))))
                    .as(code)
                    .isTrue();
            assertThat(region.get("name_zh")).isNotBlank();
            assertThat(region.get("name_en")).isNotBlank();
        });
        assertThat(codes.stream().filter(code -> code.length() == 2)).hasSize(31);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-24, HOLIDAY, HOLIDAY_TRAVEL",
        "2020-02-10, WORKDAY, RETURN_WORK",
        "2022-10-07, HOLIDAY, RETURN_TRAVEL",
        "2022-10-08, MAKEUP_WORKDAY, OFFICE_RETURN",
        "2026-09-01, WORKDAY, SCHOOL_START",
        "2026-11-22, WEEKEND, ''"
    })
    void calendarKnowsTheDay(String date, String kind, String phase) {
        assertThat(rows("calendar.csv"))
                .filteredOn(day -> day.get("date").equals(date))
                .singleElement()
                .satisfies(day ->
                        assertThat(List.of(day.get("kind"), day.get("phase"))).containsExactly(kind, phase));
    }

    @Test
    void calendarHoldsEveryDayOfItsYearsOnce() {
        assertThat(rows("calendar.csv"))
                .extracting(day -> LocalDate.parse(day.get("date")))
                .doesNotHaveDuplicates()
                .hasSize(366 + 3 * 365);
    }

    @Test
    void everyAliasStandsForARegion() {
        List<Map<String, String>> aliases = rows("area_aliases.csv");

        assertThat(aliases).allSatisfy(alias -> assertThat(codes).contains(alias.get("code")));
        assertThat(aliases.stream()
                        .filter(alias -> alias.get("code").equals("141002104200"))
                        .map(alias -> alias.get("alias")))
                .containsExactly("刘北村", "刘村镇刘北村", "尧都区刘村镇刘北村");
    }

    private Stream<JsonNode> ofKind(String kind) {
        return sites.stream().filter(site -> text(site, "kind").equals(kind));
    }

    /** The unit, its parent and so on; fails when they run in a circle. */
    private List<String> chain(String unit) {
        Set<String> chain = new LinkedHashSet<>();
        for (String next = unit;
                next != null;
                next = units.get(next).path("parent").asText(null)) {
            assertThat(chain.add(next)).as("circle at " + next).isTrue();
        }
        return List.copyOf(chain);
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }

    private static List<JsonNode> lines(String file) {
        return read(file, in -> new JsonMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(in)
                .readAll());
    }

    private static List<Map<String, String>> rows(String file) {
        return read(
                file,
                in -> new ArrayList<>(new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .<Map<String, String>>readValues(in)
                        .readAll()));
    }

    private interface Reader<T> {
        List<T> read(InputStreamReader in) throws IOException;
    }

    private static <T> List<T> read(String file, Reader<T> reader) {
        try (InputStream in =
                ReferenceDataTest.class.getClassLoader().getResourceAsStream("schemas/reference/" + file)) {
            return reader.read(new InputStreamReader(in, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
