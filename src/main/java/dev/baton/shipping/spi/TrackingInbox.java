package dev.baton.shipping.spi;

import java.util.List;

/** Where a carrier that tells by itself is listened to. Called as the merchant; telling it again changes nothing. */
public interface TrackingInbox {

    /** @return the tracking numbers that are on none of the merchant's packages */
    List<String> tell(String carrier, List<Scan> scans);
}
