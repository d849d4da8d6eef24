import Annotations
package import Events
import Files
import Lessons
import Network
import Octets
import SMTP
import Typing
import WorldServers

extension Session {
  /// What a local command left behind for whoever reads lines.
  package enum Effect {
    case none
    case quit
    /// Something was sent or opened, and this is how the wait for its answer ended.
    case waited(Wait)
    /// The command could not be carried out.
    case failed(ExitStatus)
    /// Another connection could not be had, so the one at hand is kept: what was to follow there is not for this server.
    case stayed
  }

  /// Carries out a line that starts with a colon.
  package func perform(local line: [UInt8]) async -> Effect {
    let command: LocalCommand
    do throws(LocalCommand.ParseError) { command = try LocalCommand(parsing: line) } catch {
      presenter.warn(Self.words(for: error))
      return .failed(.usage)
    }
    if let refused = refuse(LocalCommand.row(for: line)) { return refused }
    switch command {
    case .help(let topic): paged { help(topic) }
    case .open(let words): return await open(words)
    case .close:
      closeByUser()
      presenter.say("Closed the connection without QUIT.")
    case .reconnect: return await reconnect()
    case .inbox(let words):
      await worldServers?.settle()
      var effect = Effect.none
      paged { effect = inbox(words) }
      return effect
    case .learn: sayHowToLearn()
    case .world: paged { showWorld() }
    case .mx(let domain): showRoute(to: domain)
    case .check(let text): return await check(text)
    case .from(let name): return connect(from: name)
    case .policy(let host, let rule, let isOn): return await policy(of: host, rule, isOn)
    case .queue(let host): return await showQueue(of: host)
    case .later(let span): await move(by: span)
    case .explain(let text): paged { explain(text) }
    case .state: paged { state() }
    case .tls(let pem):
      // The certificates are to be copied off the screen.
      if pem { showTLS(pem: true) } else { paged { showTLS(pem: false) } }
    case .scenario(let names): return scenario(names)
    case .wire(let on):
      if let on { presenter.showsWire = on }
      presenter.say("Showing each line as it is sent, CR and LF included: \(presenter.showsWire ? "on" : "off").")
    case .timing(let on):
      if let on { presenter.showsTiming = on }
      presenter.say("Timing of each reply: \(presenter.showsTiming ? "on" : "off").")
    case .hints(let on):
      if let on { presenter.showsHints = on }
      presenter.say(
        "The rest of a command's syntax after the cursor: \(presenter.showsHints ? "on" : "off")."
          + (presenter.canShowHints ? "" : " Without colour it would look like typed text, and is left out."))
    case .stuffing(let on):
      if let on { stuffing = on }
      presenter.say(
        stuffing
          ? "A message line that starts with a dot is sent with a second dot."
          : "Message lines are sent as typed: a lone dot ends the message, and \"..\" arrives as \".\".")
    case .notes(let level):
      if let level { presenter.level = level }
      presenter.say("Notes: \(presenter.level.rawValue).")
    case .set(nil, _): paged { listSettings() }
    case .set(let name?, let value): return set(name, value)
    case .again: return await again()
    case .watch(let seconds): return await watch(every: seconds)
    case .play(let name, let stage):
      guard let playScript else { return .none }
      return await playScript(Paths.expanded(name), stage)
    case .save(let path, let range): return save(path.map { Paths.expanded($0) }, range)
    case .log(let path, let appends): return log(path.map { Paths.expanded($0) }, appends: appends)
    case .copy(let subject): copy(subject)
    case .edit: return await edit()
    case .data(let path): return await sendFile(Paths.expanded(path))
    case .raw(let octets):
      guard !isHolding else {
        hold(octets, isRaw: true)
        return .none
      }
      guard isConnected else { return notConnected() }
      send(raw: octets)
      // The octets of a chunk may follow, and until then there is nothing to wait for.
      return conversation.stage == .chunk ? .none : .waited(await settle())
    case .auth(let mechanism): return await authenticate(mechanism)
    case .hold, .release:
      if case .release(let atOnce) = command { return await release(atOnce: atOnce) }
      if command == .hold(true) { hold() } else { dropHeld() }
    case .quit: return .quit
    }
    return .none
  }

  package func notConnected() -> Effect {
    let again = places.server == nil ? "" : ":reconnect opens \(hostName) again, "
    presenter.warn("Not connected; nothing was sent. \(again):open HOST [PORT] another server, :quit leaves.")
    return .failed(.tryLater)
  }

  /// What came of a command that cannot be used here, said; nil when it can. A replay sends what its script has, and
  /// nothing else.
  private func refuse(_ row: LocalCommandRow?) -> Effect? {
    guard let row else { return nil }
    if guidance == .script, let refusal = row.refusalInReplay {
      presenter.warn(refusal)
      return .failed(.usage)
    }
    return row.needsConnection && !isConnected ? notConnected() : nil
  }

  private static func words(for error: LocalCommand.ParseError) -> String {
    switch error {
    case .needs(let usage): "Usage: \(usage)"
    case .ambiguous(let name, let names):
      (["\":\(name)\" may be:"]
        + names.map { ":\($0)  \(HelpText.about(":\($0)")?.summary ?? "")" }).joined(separator: "\n")
    case .unknown(let name, let suggestion):
      "No command \":\(name.prefix(20))\"."
        + (suggestion.map { " Did you mean :\($0)?" } ?? " :help lists what there is.")
    }
  }

  private func sayHowToLearn() {
    presenter.say(
      guidance == .lesson
        ? "You are in the course. :steps shows this lesson; smtp-tutor learn --list, in a shell, all of them."
        : "smtp-tutor learn, in a shell, begins the course or goes on with it: three minutes to your first forged message. "
          + ":quit leaves here.")
  }

  private func help(_ topic: String?) {
    guard let topic, topic != "all" else {
      for line in HelpText.overview(width: presenter.width) { presenter.say(line) }
      return
    }
    let entry = HelpText.about(topic)
    if let entry, topic.hasPrefix(":") {
      presenter.say("\(entry.usage)\n\(entry.help)")
    } else if let note = annotator.help(topic) {
      presenter.explain(note)
    } else if let entry {
      presenter.say("\(entry.usage)\n\(entry.help)")
    } else if let term = Glossary.builtIn.term(topic) {
      presenter.say("\(term.forms.first ?? topic): \(term.meaning)")
      presenter.say("smtp-tutor learn \(term.lesson) teaches it.")
    } else {
      let correction = annotator.correction(of: topic)
      if let (meant, note) = correction.meant {
        presenter.warn("No help on \"\(topic.prefix(40))\". Did you mean \(meant)?")
        return presenter.explain(note)
      }
      presenter.warn(
        "No help on \"\(topic.prefix(40))\". \(correction.question)Try a verb (MAIL), a code (550, 5.7.1), a keyword (SIZE) or a term "
          + "(envelope).")
    }
  }

  private func explain(_ text: String?) {
    if let text {
      help(text)
    } else if let note = presenter.lastNote {
      presenter.explain(note)
    } else {
      presenter.say("There is nothing to explain yet.")
    }
  }

  package func log(_ path: String?, appends: Bool = false) -> Effect {
    guard let path else {
      presenter.say(transcriptLog.path.map { "Stopped writing to \($0)." } ?? "Nothing was being written.")
      transcriptLog.close()
      return .none
    }
    do throws(TranscriptLog.Failure) {
      try transcriptLog.open(path, appends: appends)
    } catch {
      return cannotWrite(path, error, instead: "Choose another name, or add to it with :log >> \(path)")
    }
    guard transcriptLog.path != nil else { return .failed(.cannotCreate) }
    presenter.say(
      transcriptLog.isComplete
        ? "Writing this session to \(path); smtp-tutor replay \(path) plays it again."
        : "Writing to \(path) from here on; what came before was too long to keep.")
    return .none
  }

  func cannotWrite(_ path: String, _ failure: TranscriptLog.Failure, instead: String) -> Effect {
    switch failure {
    case .exists: presenter.fail("\(path) exists already and was not changed. \(instead).")
    case .cannotCreate(let reason): presenter.fail("Cannot create \(path): \(reason).")
    }
    return .failed(.cannotCreate)
  }

  private func state() {
    presenter.say(
      "Server: \(hostName.isEmpty ? "none" : hostName)\(link.map { " (\($0.connection.remote), \(security == .clear ? "not encrypted" : security.words))" } ?? "")"
    )
    presenter.say("Stage: \(conversation.stage.rawValue)")
    if let held {
      presenter.say("Held: \(Phrases.count(held.lines.count, "line")).")
      for line in held.lines.prefix(20) { presenter.say("  \(String(decoding: line.shown.prefix(60), as: UTF8.self))") }
    }
    guard isConnected else { return }
    if let name = conversation.helloName {
      presenter.say("Your name in HELO or EHLO: \(name) (\(conversation.extensions == nil ? "HELO" : "EHLO"))")
    }
    if let extensions = conversation.extensions {
      presenter.say("The server offers: \(extensions.extensions.map(\.keyword.rawValue).joined(separator: ", "))")
    }
    if let sender = conversation.envelope.sender { presenter.say("Sender: \(sender)") }
    for recipient in conversation.envelope.recipients { presenter.say("Recipient: \(recipient)") }
    for request in conversation.pending.prefix(20) {
      let since = request.sentAt.map { ", for \(Phrases.wholeSeconds(since: $0))" } ?? ""
      presenter.say("Unanswered: \(Phrases.request(request))\(since)")
    }
    if conversation.pending.count > 20 { presenter.say("and \(conversation.pending.count - 20) more.") }
    presenter.say(
      "Dots doubled: \(stuffing ? "yes" : "no"). Notes: \(presenter.level.rawValue)."
        + (transcriptLog.path.map { " Log: \($0)." } ?? ""))
  }
}
