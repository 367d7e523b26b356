package dev.baton.fulfilment;

/** The floor has nothing to do with it: not yet, or not any more. */
public record NotReleased(FulfilmentOrderId fulfilmentOrder, FulfilmentStatus status)
        implements RecallFulfilmentOrder.Outcome, RecordPick.Outcome, RecordShortPick.Outcome, PackUnits.Outcome {}
