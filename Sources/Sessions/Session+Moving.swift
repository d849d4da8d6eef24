import Events
import Network
import SMTP
import Terminal
import Typing

/// Going from one server to another: a slip costs nothing, so a connection is left when the next one is there.
extension Session {
  /// A connection that is set aside while another one is tried, and what it had to tell meanwhile: its next piece, for it is
  /// not asked for more, and that what was written has gone.
  struct Aside {
    let link: Link
    let place: Place?
    var events: [EventQueue.Event] = []

    /// Whether the server has closed it, or it broke.
    var isOver: Bool {
      events.contains { event in
        guard case .inbound(_, let inbound) = event else { return false }
        if case .bytes = inbound { return false }
        return true
      }
    }
  }

  /// `:open`, with the words after it.
  func open(_ words: [String]) async -> Effect {
    if let place = checkedPlace(words) { return await move(to: place) }
    do throws(Place.Mistake) {
      return await move(to: try Place(words, otherwise: settings.tls.mode))
    } catch {
      presenter.warn(error.words)
      return .failed(.usage)
    }
  }

  /// `:reconnect`.
  func reconnect() async -> Effect {
    guard let place = places.lastGood ?? places.server else { return notConnected() }
    return await move(to: place)
  }

  private func move(to place: Place) async -> Effect {
    guard let link else { return .waited(await reachOrRecall(place)) }
    // From a pipe, what follows is meant for the other server: the one at hand must not get it instead.
    guard presenter.isInteractive else {
      presenter.say("Leaving \(hostName) without QUIT.")
      closeByUser()
      return .waited(await reachOrRecall(place))
    }
    places.aside = Aside(link: link, place: places.server)
    self.link = nil
    presenter.beginAttempt()
    let wait = await reach(place)
    guard let left = places.aside else { return .waited(wait) }
    places.aside = nil
    if case .settled = wait, self.link?.isGreeted == true, conversation.stage != .closing {
      leave(left)
      return .waited(wait)
    }
    closeByUser()
    comeBack(to: left)
    if case .terminated = wait { return .waited(wait) }
    if editor?.dropTypedAhead() == true {
      presenter.say("What you typed meanwhile was meant for the other server, and was not sent.")
    }
    return .stayed
  }

  /// Without a connection to keep: where nobody greets, `:reconnect` still means the last server that did.
  private func reachOrRecall(_ place: Place) async -> Wait {
    let wait = await reach(place)
    if !isConnected, let lastGood = places.lastGood { places.server = lastGood }
    return wait
  }

  /// The other one is there.
  private func leave(_ left: Aside) {
    let side = left.isOver ? Transcript.Side.server : .client
    presenter.endAttempt(
      counts: true, after: [.recorded(.close(by: side), omitted: 0), .closed(by: side)])
    left.link.connection.close()
    guard !left.isOver, left.link.conversation.stage != .closing, let place = left.place else { return }
    let name = Self.hostName(of: place.target)
    presenter.say("Left \(name == hostName ? "the earlier connection" : name) without QUIT.")
  }

  private func comeBack(to left: Aside) {
    presenter.endAttempt(counts: false)
    link = left.link
    link?.conversation.stuffing = stuffing
    places.server = left.place
    places.reached = places.server?.target
    if left.link.isGreeted { places.lastGood = left.place }
    for event in left.events { _ = takes(event) }
    if isConnected { presenter.say("Still connected to \(hostName).") }
  }
}

extension Session.Place {
  /// Words that name no place.
  enum Mistake: Error {
    case form
    case host(Endpoint.ParseError)

    var words: String {
      switch self {
      case .form: "Usage: \(HelpText.about(":open")?.usage ?? ":open")"
      case .host(let error): error.words
      }
    }
  }

  /// `HOST`, `HOST PORT`, `HOST PORT tls`; no words, or `practice`: the practice server.
  /// - Parameter mode: how TLS is spoken where the words do not say it.
  init(_ words: [String], otherwise mode: TLSSettings.Mode) throws(Mistake) {
    let last = words.last.flatMap { TLSSettings.Mode(rawValue: $0.lowercased()) }
    let names = last == nil ? words : Array(words.dropLast())
    guard last == nil || !names.isEmpty, names.count <= 2 else { throw .form }
    if names.isEmpty || names == ["practice"] {
      target = .practice
      // It speaks TLS at once only for other programs, on a port of its own.
      tls = last ?? (mode == .atOnce ? .byHand : mode)
      return
    }
    tls = last ?? mode
    do throws(Endpoint.ParseError) {
      target = .host(try Endpoint(names, defaultPort: tls == .atOnce ? 465 : Endpoint.defaultPort))
    } catch { throw .host(error) }
  }
}
