package org.passflow.finding;

/**
 * What a finding is about, and where.
 *
 * @param id tells it from every other subject of its rule; never a person's token
 * @param siteId where it was noticed, or null
 * @param region division code of the place, or null
 */
public record Subject(SubjectKind kind, String id, String siteId, String region) {}
