package org.passflow.report;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a post declares of its day (DOMAIN T2). Nullable: all, for what it does not say.
 *
 * @param returnees people who came back to live here
 * @param outsiders people from elsewhere who came in
 * @param keyPersons people under daily observation
 * @param keyPersonsFever those of them with fever
 */
public record Figures(Integer returnees, Integer outsiders, Integer keyPersons, Integer keyPersonsFever) {

    /** A report that says nothing. */
    public static final Figures NONE = new Figures(null, null, null, null);

    public Content content() {
        if (said().findAny().isEmpty()) {
            return Content.NONE;
        }
        return said().allMatch(figure -> figure == 0) ? Content.ZERO : Content.FIGURES;
    }

    private Stream<Integer> said() {
        return Stream.of(returnees, outsiders, keyPersons, keyPersonsFever).filter(Objects::nonNull);
    }
}
