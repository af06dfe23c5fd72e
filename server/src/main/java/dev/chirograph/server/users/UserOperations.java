package dev.chirograph.server.users;

import dev.chirograph.server.api.ApiScope;
import dev.chirograph.server.api.CreateUserResponse;
import dev.chirograph.server.api.UsersHandler;
import dev.chirograph.server.api.model.User;
import dev.chirograph.server.api.model.UserCreate;
import dev.chirograph.server.api.model.UserPage;
import dev.chirograph.server.api.model.UserPatch;
import dev.chirograph.server.paging.CursorFormat;
import dev.chirograph.server.paging.Page;
import dev.chirograph.server.runtime.CallContext;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.secret.HasherBusyException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Handles the operations on users: converts between the contract's values and rows, and reports violated rules as
 * problems.
 */
final class UserOperations implements UsersHandler {
    /** The scopes of created users, by {@code x-grant-to}. */
    private static final Set<String> SCOPES = ApiScope.grantedTo(ApiScope.Receiver.NEW_USERS);

    private final UserService users;

    UserOperations(UserService users) {
        this.users = users;
    }

    @Override
    public User getCurrentUser(CallContext call) {
        Caller caller = Objects.requireNonNull(call.caller(), "caller");
        UUID id = PasswordDirectory.parse(caller.subject());
        if (id == null) {
            throw ProblemException.forbidden("This access token was not issued for a user of this server");
        }
        UserRow user = users.find(id);
        if (user == null) {
            throw ProblemException.invalidToken("The user for whom the access token was issued no longer exists");
        }
        return user(user);
    }

    @Override
    public UserPage listUsers(CallContext call, @Nullable String cursor, int limit) {
        Page<UserRow> page =
                Page.after(cursor, limit, CursorFormat.BY_CREATION_AND_UUID, UserRow::position, users::list);
        return UserPage.builder()
                .users(page.map(UserOperations::user))
                .nextCursor(page.nextCursor())
                .build();
    }

    @Override
    public CreateUserResponse createUser(CallContext call, UserCreate body) {
        UserRow created;
        try {
            created = users.create(new NewUser(
                    body.username(), body.email(), body.fullName(), body.disabled(), body.password(), SCOPES));
        } catch (HasherBusyException e) {
            throw busy(e);
        }
        if (created == null) {
            throw ProblemException.conflict("The name \"" + body.username() + "\" is taken; choose another one");
        }
        return new CreateUserResponse(user(created), URI.create(call.operation().path() + "/" + created.id()));
    }

    @Override
    public User getUser(CallContext call, UUID userId) {
        return user(found(users.find(userId)));
    }

    @Override
    public User updateUser(CallContext call, UUID userId, UserPatch body) {
        try {
            return user(found(users.update(userId, user -> merge(user, body), body.password())));
        } catch (HasherBusyException e) {
            throw busy(e);
        }
    }

    @Override
    public void deleteUser(CallContext call, UUID userId) {
        if (!users.delete(userId)) {
            throw notFound();
        }
    }

    private static UserRow merge(UserRow user, UserPatch patch) {
        return user.withProfile(
                Objects.requireNonNullElse(patch.email(), user.email()),
                patch.hasFullName() ? patch.fullName() : user.fullName(),
                Objects.requireNonNullElse(patch.disabled(), user.disabled()));
    }

    private static User user(UserRow row) {
        return User.builder()
                .id(row.id())
                .username(row.username())
                .email(row.email())
                .fullName(row.fullName())
                .disabled(row.disabled())
                .createdAt(row.createdAt().atOffset(ZoneOffset.UTC))
                .updatedAt(row.updatedAt().atOffset(ZoneOffset.UTC))
                .build();
    }

    private static UserRow found(@Nullable UserRow user) {
        if (user == null) {
            throw notFound();
        }
        return user;
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("There is no user with this id");
    }

    private static ProblemException busy(HasherBusyException busy) {
        return ProblemException.unavailable(
                "Too many passwords are being hashed at the moment; try again later", busy.retryAfter());
    }
}
