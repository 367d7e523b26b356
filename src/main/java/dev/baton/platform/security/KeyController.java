package dev.baton.platform.security;

import dev.baton.platform.data.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/keys")
@Access("people")
@Tag(name = "keys", description = "API keys by which programs sign in")
class KeyController {

    /** @param scopes such as {@code orders:write}; {@code *} is everything the creator may */
    record NewKeyRequest(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 60) String> scopes) {}

    private final ApiKeys keys;

    KeyController(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    @Operation(summary = "List API keys, newest first")
    Page<ApiKeys.Key> list() {
        return new Page<>(keys.list(), null);
    }

    @PostMapping
    @Operation(summary = "Create an API key", description = "The secret is in this answer and never shown again.")
    ResponseEntity<ApiKeys.NewKey> create(@Valid @RequestBody NewKeyRequest request) {
        var key = keys.create(request.name(), request.scopes());
        return ResponseEntity.created(URI.create("/api/v1/keys/" + key.id())).body(key);
    }

    @DeleteMapping("/{key}")
    @Operation(summary = "Revoke an API key")
    ResponseEntity<Void> revoke(@PathVariable UUID key) {
        keys.revoke(key);
        return ResponseEntity.noContent().build();
    }
}
