package org.passflow.risklist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passflow.replay.BadCellException;

/** Which division code a place of a published list has. */
public final class AreaCodes {

    private static final int PROVINCE = 2;
    private static final int CITY = 4;
    private static final int COUNTY = 6;

    /** What lists add to a place to say how far it reaches; it names houses by the people who live in them. */
    private static final Pattern BOUNDS = Pattern.compile("[（(].*[）)]");

    /** A place and its code. */
    private record Alias(String spelling, String code) {}

    private final Map<String, String> nameByCode;
    private final Map<String, List<String>> countiesByName = new HashMap<>();
    private final List<Alias> aliases = new ArrayList<>();

    /**
     * From the tables of this build or an installation.
     *
     * @param nameByCode Chinese names of regions by division code
     * @param aliases spellings of villages and compounds with their codes, each a pair
     */
    public AreaCodes(Map<String, String> nameByCode, List<List<String>> aliases) {
        this.nameByCode = nameByCode;
        nameByCode.forEach((code, name) -> {
            if (code.length() == COUNTY) {
                countiesByName.computeIfAbsent(name, any -> new ArrayList<>()).add(code);
            }
        });
        aliases.forEach(alias -> this.aliases.add(new Alias(alias.get(0), alias.get(1))));
        this.aliases.sort(
                Comparator.comparingInt((Alias alias) -> -alias.spelling().length()));
    }

    /**
     * The county of that name.
     *
     * @param province name of its province, or null
     * @param city name of its city, or null
     */
    String county(String province, String city, String county) throws BadCellException {
        List<String> codes = countiesByName.getOrDefault(county, List.of()).stream()
                .filter(code -> province == null || province.equals(nameByCode.get(code.substring(0, PROVINCE))))
                .filter(code -> city == null || city.equals(nameByCode.get(code.substring(0, CITY))))
                .toList();
        if (codes.size() != 1) {
            throw new BadCellException(
                    "county",
                    codes.isEmpty() ? county + " is not in regions.csv" : county + " is there more than once");
        }
        return codes.get(0);
    }

    /** The village or compound, by the longest spelling with which its text begins; empty when no alias in that county does. */
    Optional<String> village(String county, String text) {
        String place = withoutBounds(text);
        return aliases.stream()
                .filter(alias -> alias.code().startsWith(county) && place.startsWith(alias.spelling()))
                .map(Alias::code)
                .findFirst();
    }

    String name(String code) {
        return nameByCode.get(code);
    }

    static String withoutBounds(String text) {
        return BOUNDS.matcher(text).replaceAll("").strip();
    }
}
