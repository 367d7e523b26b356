package dev.baton.returns;

import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Keeps a picture of what comes back. What it is, is told by its bytes. */
@UseCase
public class AddPhoto {

    public static final int MOST = 6;
    public static final int BYTES_MAX = 2 << 20;

    public sealed interface Outcome {}

    public record Added(ReturnId id, UUID photo) implements Outcome {}

    /** Neither JPEG nor PNG nor WebP. */
    public record NoPicture() implements Outcome {}

    public record TooLarge(int most) implements Outcome {}

    public record TooMany(int most) implements Outcome {}

    private final Returns returns;
    private final Photos photos;
    private final Audit audit;
    private final Clock clock;

    AddPhoto(Returns returns, Photos photos, Audit audit, Clock clock) {
        this.returns = returns;
        this.photos = photos;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(ReturnId id, byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return new TooLarge(BYTES_MAX);
        }
        var picture = Picture.of(bytes).orElse(null);
        if (picture == null) {
            return new NoPicture();
        }
        var of = returns.lock(id);
        if (photos.list(id).size() >= MOST) {
            return new TooMany(MOST);
        }
        var photo = Ids.next();
        photos.add(photo, id, picture.type(), bytes, clock.instant());
        audit.record("return", of.facts().number(), "photo-added", null, Map.of("photo", photo, "bytes", bytes.length));
        return new Added(id, photo);
    }
}
