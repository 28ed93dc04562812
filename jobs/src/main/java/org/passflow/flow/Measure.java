package org.passflow.flow;

import java.util.Locale;

/**
 * What is added up per site, direction and window, in the order of the columns. All measures are additive integers, so
 * that any order of arrival and any void come out equal. New measures go to the end: stored counts are indexed by
 * ordinal.
 */
public enum Measure {
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
    TEMPERATURE_SUM,

    PERSONS_PASSED,
    PERSONS_HELD,
    PERSONS_TRANSFERRED,
    PERSONS_REFERRED,
    VEHICLES_PASSED,
    VEHICLES_HELD,
    VEHICLES_TRANSFERRED,
    VEHICLES_REFERRED,
    VEHICLES_DISINFECTED,
    PERSONS_LOCAL,
    PERSONS_OUTSIDER,
    PURPOSE_RETURN_HOME,
    PURPOSE_RETURN_WORK,
    PURPOSE_VISIT,
    PURPOSE_TRANSIT,
    PURPOSE_COMMUTE,
    /** Persons in transit who were turned back, so that who passed through can be told. */
    TRANSIT_TURNED_BACK,
    CAPTURE_SELF,
    CAPTURE_ASSISTED,
    CAPTURE_MANUAL,
    PERSONS_MASKED,
    PERSONS_DISINFECTED,
    PERSONS_REGISTERED,
    PERSONS_REGISTRATION_VALID,
    PERSONS_WITH_SYMPTOMS,
    /** Persons of whom mask and disinfection are recorded, kept or not (DOMAIN C5). */
    MUSTS_RECORDED,
    /** Persons with temperature taken, masked and disinfected (DOMAIN C5). */
    MUSTS_KEPT,
    TEMPERATURE_BELOW_35,
    TEMPERATURE_35_TO_36,
    TEMPERATURE_36_TO_37_3,
    TEMPERATURE_37_3_TO_38,
    TEMPERATURE_38_UP;

    /** How many there are, for arrays indexed by ordinal. */
    public static final int COUNT = values().length;

    /** How many of them minutes keep: the first ones. */
    public static final int LEAN = TEMPERATURE_SUM.ordinal() + 1;

    /** The column's name. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
