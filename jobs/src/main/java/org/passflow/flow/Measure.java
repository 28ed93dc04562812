package org.passflow.flow;

import java.util.Locale;

/**
 * What is added up per site, direction and window. All measures are additive integers, so that any order of arrival and
 * any void come out equal. New measures go to the end: stored counts are indexed by ordinal.
 */
public enum Measure {
    /** Events and matched voids applied so far: the lower 48 bits of the revision. */
    APPLIED,
    PERSONS,
    VEHICLES,
    /** People in vehicles; never part of persons. */
    OCCUPANTS,
    SAMPLED,
    PERSONS_TURNED_BACK,
    VEHICLES_TURNED_BACK,
    /** Persons at or above the fever limit. */
    FEVER,
    /** Persons whose temperature was taken, passing or sampled. */
    TEMPERATURE_COUNT,
    /** Their temperatures in hundredths of a degree Celsius. */
    TEMPERATURE_SUM;

    /** How many there are, for arrays indexed by ordinal. */
    public static final int COUNT = values().length;

    /** The column's name. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
