package dev.baton.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/** A person with a session. */
public final class SignedInUser implements UserDetails, SignedIn {

    private static final long serialVersionUID = 1L;

    private final UUID id;
    private final String email;
    private final String passwordHash;
    private final String language;
    private final String tenantName;
    private final boolean enabled;
    private final boolean locked;
    private final transient Caller caller;

    SignedInUser(Users.Credentials user, boolean locked) {
        this.id = user.id();
        this.email = user.email();
        this.passwordHash = user.passwordHash();
        this.language = user.language();
        this.tenantName = user.tenantName();
        this.enabled = user.enabled();
        this.locked = locked;
        this.caller = user.caller(List.of());
    }

    /** Who sits in front of the screen; null when a program or Baton itself is at work. */
    public static @Nullable SignedInUser currentOrNull() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedInUser user ? user : null;
    }

    public UUID id() {
        return id;
    }

    public String language() {
        return language;
    }

    public String tenantName() {
        return tenantName;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return email;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public boolean isAccountNonLocked() {
        return !locked;
    }
}
