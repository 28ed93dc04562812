package org.passflow.custody;

import java.util.ArrayList;
import java.util.List;
import org.passflow.event.Packing;

/**
 * Where one person was seen of late, packed: some 60 bytes a sighting. Most persons seen have no order; they are kept because an
 * order may arrive after them. Not thread-safe.
 */
public final class Sightings {

    private static final int FORMAT = 1;
    private static final int AT_HUB = 1;
    private static final int HAS_HEARD = 2;
    private static final int HAS_VOID = 4;

    private final List<Seen> all = new ArrayList<>();

    /** Reads them; null is none. */
    public static Sightings of(byte[] packed) {
        Sightings sightings = new Sightings();
        if (packed != null) {
            sightings.read(new Packing(packed));
        }
        return sightings;
    }

    public List<Seen> all() {
        return all;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Takes in a sighting or its void; what is known of the event now. */
    public Seen take(Seen seen) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isSameEvent(seen)) {
                Seen both = all.get(i).with(seen);
                all.set(i, both);
                return both;
            }
        }
        all.add(seen);
        return seen;
    }

    /** Forgets those whose time is over; they are given back. */
    public List<Seen> forget(long nowMillis, long keptMillis) {
        List<Seen> gone = new ArrayList<>(all);
        gone.removeIf(seen -> seen.timeMillis() + keptMillis > nowMillis);
        all.removeAll(gone);
        return gone;
    }

    /** When the first will be over; {@link Long#MAX_VALUE} for never. */
    public long nextOver(long keptMillis) {
        return all.stream()
                .mapToLong(seen -> seen.timeMillis() + keptMillis)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Null when there are none. */
    public byte[] packed() {
        if (isEmpty()) {
            return null;
        }
        Packing out = new Packing();
        out.octet(FORMAT);
        long before = 0;
        for (Seen seen : all) {
            out.octet((seen.isAtHub() ? AT_HUB : 0)
                    | (seen.heardMillis() == null ? 0 : HAS_HEARD)
                    | (seen.voidMillis() == null ? 0 : HAS_VOID));
            out.number(seen.timeMillis() - before);
            out.text(seen.siteId());
            out.text(seen.eventId());
            writeSince(out, seen.heardMillis(), seen.timeMillis());
            writeSince(out, seen.voidMillis(), seen.timeMillis());
            out.number(seen.trace().partition());
            out.number(seen.trace().offset());
            out.text(seen.trace().recordRef());
            before = seen.timeMillis();
        }
        return out.packed();
    }

    private static void writeSince(Packing out, Long millis, long since) {
        if (millis != null) {
            out.number(millis - since);
        }
    }

    private void read(Packing in) {
        int format = in.octet();
        if (format != FORMAT) {
            throw new IllegalStateException("sightings of format " + format + " cannot be read by this build");
        }
        long time = 0;
        while (!in.isAtEnd()) {
            int flags = in.octet();
            time += in.number();
            String site = in.text();
            String event = in.text();
            Long heard = (flags & HAS_HEARD) == 0 ? null : (Long) (time + in.number());
            Long taken = (flags & HAS_VOID) == 0 ? null : (Long) (time + in.number());
            Trace trace = new Trace((int) in.number(), in.number(), in.textOrNull());
            all.add(new Seen((flags & AT_HUB) != 0, site, event, time, heard, taken, trace));
        }
    }
}
