package dev.baton.platform.company;

import dev.baton.platform.documents.Logo;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about the caller's company. */
@Service
@Transactional(readOnly = true)
public class Companies {

    private final CompanyProfiles profiles;

    Companies(CompanyProfiles profiles) {
        this.profiles = profiles;
    }

    /** With nothing but the tenant's name, at version 0, until somebody has told more. */
    public CompanyProfile current() {
        return profiles.find().orElseGet(() -> CompanyProfile.named(profiles.tenantName()));
    }

    /** PNG or JPEG. */
    public Optional<byte[]> picture() {
        return profiles.logo();
    }

    public Optional<Logo> logo() {
        return picture().map(Logo::of);
    }
}
