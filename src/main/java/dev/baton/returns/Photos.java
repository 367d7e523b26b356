package dev.baton.returns;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Pictures of what comes back. */
@Repository
class Photos {

    private static final String ADD = """
            insert into returns.photos (tenant_id, photo_id, return_id, type, bytes, taken_at, taken_by)
            values (:tenant, :photo, :id, :type, :bytes, :at, :by)
            """;

    private static final String LIST = """
            select photo_id, type, taken_at, taken_by
            from returns.photos
            where tenant_id = :tenant
            and return_id = :id
            order by photo_id
            """;

    private static final String GET = """
            select type, bytes
            from returns.photos
            where tenant_id = :tenant
            and return_id = :id
            and photo_id = :photo
            """;

    private final Db db;

    Photos(Db db) {
        this.db = db;
    }

    void add(UUID photo, ReturnId of, String type, byte[] bytes, Instant at) {
        db.sql(ADD)
                .param("photo", photo)
                .param("id", of.value())
                .param("type", type)
                .param("bytes", bytes)
                .param("at", Db.timestamp(at))
                .param("by", Caller.current().name())
                .update();
    }

    List<ReturnPhoto> list(ReturnId of) {
        return db.sql(LIST)
                .param("id", of.value())
                .query((row, _) -> new ReturnPhoto(
                        Db.uuid(row, "photo_id"),
                        row.getString("type"),
                        Db.instant(row, "taken_at"),
                        row.getString("taken_by")))
                .list();
    }

    ReturnPhoto.Content get(ReturnId of, UUID photo) {
        return db.sql(GET)
                .param("id", of.value())
                .param("photo", photo)
                .query((row, _) -> new ReturnPhoto.Content(row.getString("type"), row.getBytes("bytes")))
                .optional()
                .orElseThrow(() -> new NotFound("photo", photo));
    }
}
