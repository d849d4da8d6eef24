import Synchronization

/// Where messages go that were accepted, and how many have gone there.
package final class MailDestination: Sendable {
  package enum Place: Sendable {
    /// Mailboxes in memory, of which there is room for only so much.
    case mailboxes
    case maildir(Maildir)
    /// They are shown to whoever looks, and not kept.
    case nowhere
  }

  let place: Place
  private let accepted = Atomic(0)

  package init(_ place: Place) { self.place = place }

  package var count: Int { accepted.load(ordering: .relaxed) }

  func add() { accepted.add(1, ordering: .relaxed) }
}
