package dev.baton.platform.company;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.documents.Logo;
import org.jspecify.annotations.Nullable;

/** Puts the company's picture on its letters and public pages, or takes it off. */
@UseCase
public class SetLogo {

    /** What a picture may weigh, in bytes. */
    public static final int MOST_BYTES = 256 * 1024;

    public sealed interface Outcome {}

    public record Set() implements Outcome {}

    public record TooLarge(int bytes) implements Outcome {}

    /** Neither PNG nor JPEG, whatever its name says. */
    public record NoPicture() implements Outcome {}

    /** There is no profile yet whose picture it could be. */
    public record NoProfile() implements Outcome {}

    private final CompanyProfiles profiles;
    private final Audit audit;

    SetLogo(CompanyProfiles profiles, Audit audit) {
        this.profiles = profiles;
        this.audit = audit;
    }

    /** @param picture PNG or JPEG; null takes it off */
    public Outcome handle(byte @Nullable [] picture) {
        if (picture != null && picture.length > MOST_BYTES) {
            return new TooLarge(picture.length);
        }
        if (picture != null && !isPicture(picture)) {
            return new NoPicture();
        }
        if (!profiles.logo(picture)) {
            return new NoProfile();
        }
        audit.record("company", profiles.tenantName(), picture == null ? "logo taken off" : "logo set", null, null);
        return new Set();
    }

    private static boolean isPicture(byte[] picture) {
        boolean png = picture.length > 8 && picture[0] == (byte) 0x89 && picture[1] == 'P' && picture[2] == 'N';
        boolean jpeg = picture.length > 3 && picture[0] == (byte) 0xff && picture[1] == (byte) 0xd8;
        if (!png && !jpeg) {
            return false;
        }
        try {
            Logo.of(picture);
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
