package org.passflow.reference;

import java.io.Serializable;

/**
 * A department, township or village that is responsible for sites. Nullable: everything but unitId.
 *
 * @param parent id of the unit to which alerts escalate
 * @param region division code of 2, 4, 6, 9 or 12 digits
 * @param dutyTelephone of the office, never of a passenger
 */
public record Unit(String unitId, String nameZh, String nameEn, String parent, String region, String dutyTelephone)
        implements Serializable {}
