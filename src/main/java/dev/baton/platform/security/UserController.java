package dev.baton.platform.security;

import dev.baton.platform.data.Page;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users")
@Access("people")
@Tag(name = "users", description = "People who sign in, and their roles")
class UserController {

    record NewUserRequest(
            @NotBlank String email,
            @NotBlank String name,
            @NotBlank String password,
            @NotBlank String role,
            @Nullable String language) {}

    record ChangeUserRequest(
            @NotBlank @Size(max = 200) String name,
            @NotBlank String role,
            @NotBlank String language,
            @NotNull Boolean enabled) {}

    /**
     * @param scopes such as {@code orders:read}; {@code *} is everything
     * @param within what they see; everything when left out
     */
    record RoleRequest(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 200) List<@NotBlank @Size(max = 100) String> scopes,
            @Valid @Nullable RoleWithin within) {

        DataScope seen() {
            return within == null ? DataScope.ALL : within.scope();
        }
    }

    /**
     * @param channels of the orders that they see; any when left out or empty
     * @param sites at which they work; any when left out or empty
     * @param customerTags of which the customers they see have one; any when left out or empty
     * @param hiddenFields that they see nowhere; none when left out or empty
     */
    record RoleWithin(
            @Nullable @Size(max = DataScope.MOST) Set<@NotBlank @Size(max = DataScope.LONGEST) String> channels,
            @Nullable @Size(max = DataScope.MOST) Set<@NotBlank @Size(max = DataScope.LONGEST) String> sites,
            @Nullable @Size(max = DataScope.MOST) Set<@NotBlank @Size(max = DataScope.LONGEST) String> customerTags,
            @Nullable Set<@NotNull FieldGroup> hiddenFields) {

        DataScope scope() {
            return new DataScope(
                    any(channels), any(sites), any(customerTags), hiddenFields == null ? Set.of() : hiddenFields);
        }

        private static Set<String> any(@Nullable Set<String> values) {
            return values == null ? Set.of() : values;
        }
    }

    record PasswordRequest(@NotBlank String password) {}

    private final Users users;
    private final ChangeUser changeUser;
    private final DefineRole defineRole;
    private final SetPassword setPassword;

    UserController(Users users, ChangeUser changeUser, DefineRole defineRole, SetPassword setPassword) {
        this.users = users;
        this.changeUser = changeUser;
        this.defineRole = defineRole;
        this.setPassword = setPassword;
    }

    @GetMapping
    @Operation(summary = "List users")
    Page<Users.User> list() {
        return new Page<>(users.list(), null);
    }

    @GetMapping("/roles")
    @Operation(summary = "List roles and the scopes each gives")
    Page<Users.Role> roles() {
        return new Page<>(users.roles(), null);
    }

    @PutMapping("/roles/{role}")
    @Operation(summary = "Define a role", description = """
                    What it gives counts at the next request of whoever has it. Nobody gives more than they have. Whoever has a role
                    with channels, sites or customer tags sees and works on orders, stock and customers of these alone; hidden fields
                    are shown to them nowhere.""")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Users.Role.class)))
    ResponseEntity<?> defineRole(@PathVariable String role, @Valid @RequestBody RoleRequest request) {
        return switch (defineRole.handle(new DefineRole.Command(
                new Users.Role(role, request.name(), request.scopes(), request.seen()), false))) {
            case DefineRole.Defined(var defined) -> ResponseEntity.ok(defined);
            case DefineRole.NameTaken(var taken) ->
                throw new IllegalStateException("nobody said that %s is new".formatted(taken));
            case DefineRole.BeyondOwn(var more) ->
                Problems.answer(
                        HttpStatus.CONFLICT, "user-is-beyond-yours", "%s may do more than you.".formatted(more.name()));
            case DefineRole.LastAdministrator(var last) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "user-is-last-administrator",
                        "If %s lost this, nobody could give access any more.".formatted(last.name()));
        };
    }

    @PutMapping("/{user}/password")
    @Operation(summary = "Give a user a new password", description = "Every session of theirs ends.")
    @ApiResponse(responseCode = "204", description = "It counts at once")
    ResponseEntity<?> setPassword(@PathVariable UUID user, @Valid @RequestBody PasswordRequest request) {
        return switch (setPassword.handle(new SetPassword.Command(user, request.password()))) {
            case SetPassword.Set _ -> ResponseEntity.noContent().build();
            case SetPassword.BeyondOwn(var more) ->
                Problems.answer(
                        HttpStatus.CONFLICT, "user-is-beyond-yours", "%s may do more than you.".formatted(more.name()));
        };
    }

    @GetMapping("/{user}")
    @Operation(summary = "Read a user")
    ResponseEntity<Users.User> get(@PathVariable UUID user) {
        return tagged(users.get(user));
    }

    @PostMapping
    @Operation(summary = "Create a user")
    ResponseEntity<Users.User> create(@Valid @RequestBody NewUserRequest request) {
        var user = users.create(
                request.email(),
                request.name(),
                request.password(),
                request.role(),
                request.language() == null ? "en" : request.language());
        return ResponseEntity.created(URI.create("/api/v1/users/" + user.id()))
                .eTag(EntityTags.of(user.version()))
                .body(user);
    }

    @PutMapping("/{user}")
    @Operation(summary = "Change a user's name, role, language, or whether they may sign in")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Users.User.class)))
    ResponseEntity<?> change(
            @PathVariable UUID user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChangeUserRequest request) {
        var command = new ChangeUser.Command(
                user,
                EntityTags.expected(ifMatch),
                request.name(),
                request.role(),
                request.language(),
                request.enabled());
        return switch (changeUser.handle(command)) {
            case ChangeUser.Changed(var changed) -> tagged(changed);
            case ChangeUser.OwnAccount(var own) ->
                Problems.answer(
                        HttpStatus.CONFLICT, "user-is-yourself", "%s cannot disable themselves.".formatted(own.name()));
            case ChangeUser.LastAdministrator(var last) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "user-is-last-administrator",
                        "Without %s nobody could give access any more.".formatted(last.name()));
            case ChangeUser.BeyondOwn(var more) ->
                Problems.answer(
                        HttpStatus.CONFLICT, "user-is-beyond-yours", "%s may do more than you.".formatted(more.name()));
        };
    }

    private static ResponseEntity<Users.User> tagged(Users.User user) {
        return ResponseEntity.ok().eTag(EntityTags.of(user.version())).body(user);
    }
}
