package dev.baton.notifications;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about how a merchant sends. */
@Service
@Transactional(readOnly = true)
public class PostboxQueries {

    private final Postboxes postboxes;

    PostboxQueries(Postboxes postboxes) {
        this.postboxes = postboxes;
    }

    public Postbox get() {
        return postboxes.get();
    }

    /** Whether anything can be sent at all: over the merchant's own server or the installation's. */
    public boolean hasServer() {
        return postboxes.get().server() != null || postboxes.hasInstallationServer();
    }

    public boolean hasInstallationServer() {
        return postboxes.hasInstallationServer();
    }
}
