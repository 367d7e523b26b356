package dev.baton.sample;

import dev.baton.fulfilment.FulfilmentFilter;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentRow;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.PackUnits;
import dev.baton.fulfilment.RecordPick;
import dev.baton.fulfilment.ReleaseDue;
import dev.baton.network.SiteQueries;
import dev.baton.platform.data.PageRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is done in the warehouses on a working day: released, picked, packed. */
@Component
class SampleFloor {

    /** How far the work on one fulfilment order goes. */
    enum Until {
        RELEASED,
        PART_PICKED,
        PICKED,
        PACKED,
        LABELLED,
        GONE
    }

    private static final FulfilmentFilter RELEASED = new FulfilmentFilter(
            null,
            Set.of(
                    FulfilmentStatus.RELEASED,
                    FulfilmentStatus.PICKING,
                    FulfilmentStatus.PICKED,
                    FulfilmentStatus.PACKED),
            null,
            null,
            null);

    private final SiteQueries sites;
    private final ReleaseDue releaseDue;
    private final FulfilmentQueries fulfilment;
    private final RecordPick recordPick;
    private final PackUnits packUnits;

    SampleFloor(
            SiteQueries sites,
            ReleaseDue releaseDue,
            FulfilmentQueries fulfilment,
            RecordPick recordPick,
            PackUnits packUnits) {
        this.sites = sites;
        this.releaseDue = releaseDue;
        this.fulfilment = fulfilment;
        this.recordPick = recordPick;
        this.packUnits = packUnits;
    }

    boolean isWorkingDay(LocalDate date) {
        return sites.list().stream().allMatch(site -> site.calendar().isWorkingDay(date));
    }

    /** Everything that should leave on {@code date} or should have left before. */
    void release(LocalDate date) {
        for (var site : sites.list()) {
            if (site.calendar().isWorkingDay(date)) {
                releaseDue.handle(new ReleaseDue.Command(site.code(), date));
            }
        }
    }

    List<FulfilmentRow> released() {
        return fulfilment.list(RELEASED, PageRequest.first(PageRequest.MOST)).data().stream()
                .sorted(Comparator.comparing(FulfilmentRow::number))
                .toList();
    }

    /** Picks and packs, as far as it goes. */
    void work(FulfilmentRow row, Until until) {
        if (until.compareTo(Until.PART_PICKED) >= 0) {
            pick(row, until == Until.PART_PICKED ? row.units() / 2 : row.units());
        }
        if (until.compareTo(Until.PACKED) >= 0) {
            packUnits.handle(new PackUnits.Command(row.id(), null, null, Map.of(), null, true));
        }
    }

    private void pick(FulfilmentRow row, long units) {
        long left = units - row.picked() - row.packed() - row.shipped();
        for (var line : fulfilment.get(row.id()).lines()) {
            long taken = Math.min(left, line.toPick());
            if (taken > 0) {
                recordPick.handle(new RecordPick.Command(row.id(), line.sku().value(), taken, null));
                left -= taken;
            }
        }
    }
}
