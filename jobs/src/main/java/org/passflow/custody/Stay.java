package org.passflow.custody;

/**
 * How long a person is in custody at a quarantine site: {@code [from, to)}, epoch milliseconds UTC.
 *
 * @param orderId the order by which
 * @param arrivalMillis arrival of what made it so
 */
public record Stay(String orderId, long fromMillis, long toMillis, long arrivalMillis) {

    private static final long FORGOTTEN_MILLIS = 30 * 24 * 3_600_000L;

    /** Of an order; one that nobody ended ends thirty days after it was due, one that was taken back has no length. */
    public static Stay of(QuarantineRow row) {
        long from = row.custodyFromMillis();
        Long ended = row.releasedMillis() == null ? row.supersededMillis() : row.releasedMillis();
        long to = row.isVoided() ? from : ended == null ? row.dueMillis() + FORGOTTEN_MILLIS : ended;
        return new Stay(row.orderId(), from, to, row.arrivalMillis());
    }

    public boolean holdsAt(long timeMillis) {
        return fromMillis <= timeMillis && timeMillis < toMillis;
    }
}
