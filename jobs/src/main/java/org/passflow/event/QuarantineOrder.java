package org.passflow.event;

/**
 * A quarantine ordered, followed by its daily temperature, or ended. Nullable: everything but personToken and action.
 *
 * @param personToken HMAC token, the same as at gates and hubs
 * @param region where the person lives: division code of 2, 4, 6, 9 or 12 digits
 * @param siteId the quarantine site, of a central quarantine
 * @param fromTimeMillis when custody begins, epoch milliseconds UTC
 * @param days length, 1 to 365
 * @param temperatureCentidegrees hundredths of a degree Celsius, 0 to 6000
 */
public record QuarantineOrder(
        String personToken,
        QuarantineAction action,
        QuarantineKind kind,
        String region,
        String siteId,
        Long fromTimeMillis,
        Integer days,
        Integer temperatureCentidegrees) {}
