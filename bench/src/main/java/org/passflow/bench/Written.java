package org.passflow.bench;

/**
 * What a data set holds, and so what the variants must find in it.
 *
 * @param repeats records sent again
 * @param voids records that take an event back
 * @param persons who passed, each event once, without those taken back
 * @param personsPlain who passed when repeats count too
 * @param bytes of all values, before compression
 */
record Written(long events, long repeats, long voids, long persons, long personsPlain, long bytes) {}
