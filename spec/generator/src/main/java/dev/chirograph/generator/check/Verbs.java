package dev.chirograph.generator.check;

import java.util.Set;

/** The verbs in common names of operations. */
final class Verbs {
    private static final Set<String> KNOWN = Set.of(
            ("abort accept access acknowledge acquire activate add adjust allocate analyze announce answer append"
                            + " apply approve archive arrange ask assign associate attach authenticate authorize await ban batch begin"
                            + " bind block book browse build bulk calculate call cancel capture change charge check choose claim clean"
                            + " clear clone close collect commit compare complete compute configure confirm connect consume contact"
                            + " convert copy correct count create credit cut deactivate debit decide declare decline decode decrease"
                            + " decrypt delete deliver deny deploy deprecate describe destroy detach detect determine disable disapprove"
                            + " discard disconnect discover dismiss dispatch do download draw drop dump duplicate edit email embed"
                            + " enable encode encrypt end enqueue enroll ensure enter escalate estimate evaluate examine exchange"
                            + " execute exist exists expand expire explain export extend extract fail favorite fetch fill filter find"
                            + " finish fire flag flush follow force fork forget format forward fulfill generate get give grant handle has"
                            + " head hide hold identify ignore import include increase index infer inform ingest init initialize"
                            + " initiate insert inspect install introspect invalidate invite invoke issue join keep kick kill launch"
                            + " leave lend like limit link list listen load lock log login logout lookup make manage map mark match measure"
                            + " merge migrate modify monitor move mute name notify obtain offer open optimize order partially patch pause"
                            + " pay peek perform permit pin ping place play poll pop populate post preview print process produce promote"
                            + " propose provision publish pull purchase purge push put query queue quit quote read reactivate reassign"
                            + " rebuild receive recommend reconcile record recover redeem redirect refine refresh refund register reject"
                            + " relate release reload remove rename render renew reopen reorder repeat replace replay reply report"
                            + " request require reschedule resend reserve reset resize resolve respond restart restore restrict resume"
                            + " retrieve retry return reveal reverse review revoke rotate run save scale scan schedule score search seek"
                            + " select sell send serve set share show sign simulate skip sleep snooze solve sort split star start stop"
                            + " store stream submit subscribe suggest summarize suspend swap switch sync synchronize tag take terminate"
                            + " test track train transcribe transfer transform translate trigger trust try unarchive unassign unassociate"
                            + " unban unblock unfollow uninstall unlink unlock unmark unmute unpin unpublish unregister unset unstar"
                            + " unsubscribe update upgrade upload upsert use validate verify view vote wait watch withdraw write")
                    .split(" "));

    private Verbs() {}

    /** Whether a lower-case word is a verb or asks for a state. */
    static boolean is(String word) {
        return KNOWN.contains(word) || word.equals("is") || word.equals("can");
    }
}
