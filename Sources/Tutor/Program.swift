import CLibrary
package import Events
import Files
package import Learning
package import Network
package import Replays
package import Serving
package import Sessions
import TLS
import Terminal
package import Typing
import Unix

/// The program's ways in, each from a parsed command line to an exit status.
@MainActor package enum Program {
  /// readline is used only where somebody both types and looks; elsewhere no prompt, no escape sequence.
  private static func isInteractive(_ settings: Settings) -> Bool {
    !settings.json && Standard.inputIsTerminal && Standard.outputIsTerminal
  }

  /// A raw session, with a host or with the practice server.
  package static func connect(to target: Session.Target, settings: Settings) async -> ExitStatus {
    let host: Endpoint? = if case .host(let endpoint) = target { endpoint } else { nil }
    let session = makeSession(settings)
    guard canOpen(session.presenter) else { return .tryLater }
    if let failure = unusable(settings.tls, for: host, session) { return failure }
    guard beginLog(session) else { return .cannotCreate }
    guard isInteractive(settings) else {
      let lines = LineSource(origin: .input(LineInput()), session: session)
      let status = await PipeRunner(session: session, lines: lines).run(target)
      // A person who typed saw how it went; only scripts need to be told.
      return conclude(session.presenter, Standard.inputIsTerminal && !settings.json ? .ok : status)
    }
    let history = History()
    let editor = makeEditor(for: session, history)
    if target == .practice {
      session.presenter.heading("smtp-tutor: speak SMTP by hand. :help helps, :quit leaves.")
      if !ProgressStore.exists {
        session.presenter.say("New here? smtp-tutor learn: a forged message in three minutes.")
      }
    }
    let status = await Repl(session: session, editor: editor, history: history).run(target)
    return end(session, status)
  }

  /// One message, without anybody to ask.
  package static func send(_ options: SendOptions, to host: Endpoint?, settings: Settings) async -> ExitStatus {
    let session = makeSession(settings)
    guard canOpen(session.presenter) else { return .tryLater }
    if let failure = unusable(settings.tls, for: host, session) { return failure }
    guard beginLog(session) else { return .cannotCreate }
    let target: Session.Target = host.map { .host($0) } ?? .practice
    return conclude(session.presenter, await Sender(session: session, options: options).run(target))
  }

  /// A scripted session, step by step.
  package static func replay(_ script: String, options: ReplayOptions, settings: Settings) async -> ExitStatus {
    let session = makeSession(settings)
    guard canOpen(session.presenter) else { return .tryLater }
    if let failure = unusable(settings.tls, for: options.host, session) { return failure }
    guard beginLog(session) else { return .cannotCreate }
    // Where the script comes from standard input, nobody can type there.
    let canType = isInteractive(settings) && script != ScriptFile.standardInput
    let editor = canType ? makeEditor(for: session, .disabled) : nil
    let status = await Replay(session: session, options: options, editor: editor).run(script)
    editor?.end()
    return end(session, status)
  }

  /// The course: played, listed or checked.
  package static func learn(_ options: LearnOptions, settings: Settings) async -> ExitStatus {
    let session = makeSession(settings)
    switch Learn(presenter: session.presenter, options: options).choose() {
    case .ended(let status): return conclude(session.presenter, status)
    case .play(let lesson, let course, let keeper):
      guard canOpen(session.presenter) else { return .tryLater }
      guard beginLog(session) else { return .cannotCreate }
      let runner = LessonRunner(session: session, course: course, lesson: lesson, keeper: keeper)
      guard isInteractive(settings) else {
        let lines = LineSource(origin: .input(LineInput()), session: session)
        let status = await PipeRunner(session: session, lines: lines, runner: runner).run(.practice)
        return conclude(session.presenter, status)
      }
      let history = History()
      let editor = makeEditor(for: session, history)
      let status = await Repl(session: session, editor: editor, history: history, runner: runner).run(.practice)
      return end(session, status)
    }
  }

  /// What a text says, or, without one, each line of standard input.
  package static func explain(_ text: String?, settings: Settings) async -> ExitStatus {
    ignoreBrokenPipes()
    let presenter = makePresenter(settings)
    presenter.proposesNext = false
    let explain = Explain(presenter: presenter, isForProgram: settings.json)
    let status = if let text { explain.run(text: text) } else { explain.run() }
    return conclude(presenter, status)
  }

  /// The practice server for other programs, until it is told to end. Ctrl-C is how that is done, and no failure.
  package static func serve(
    _ options: ServeOptions, login: ServeLogin?, tokenFile: String?, mailbox: String?, settings: Settings
  ) async -> ExitStatus {
    ignoreBrokenPipes()
    let screen = Screen(color: settings.isPlain ? .never : settings.color)
    let presenter =
      settings.json ? makePresenter(settings) : makeText(Medium(screen: screen, isPlain: settings.isPlain), settings)
    guard canOpen(presenter) else { return .tryLater }
    var options = options
    do throws(ServeFailure) {
      try await options.prepare(login: login, tokenFile: tokenFile, mailbox: mailbox, presenter.medium.screen)
    } catch {
      presenter.fail(error.words)
      return conclude(presenter, error.status)
    }
    let serve = Serve(presenter: presenter, options: options, scenarios: settings.scenario)
    let (status, signal) = await serve.run()
    if let signal, signal != SIGINT { endBySignal(signal) }
    return conclude(presenter, status)
  }

  /// The script with which a shell completes a command line, with the lessons and scripts that came with the program.
  /// - Parameters:
  ///   - commandWords: what the help says of each command.
  ///   - optionWords: what it says of each option of a command.
  package static func completion(
    for shell: CompletionFacts.Shell, commandWords: [String: String], optionWords: [String: [String: String]]
  ) -> String {
    let scripts = BuiltInFiles.scripts.map {
      CompletionFacts.Candidate(name: String($0.prefix { $0 != "." }), words: ScriptFile.title(ofBuiltIn: $0))
    }
    let facts = CompletionFacts(
      lessons: Course.titles.map { CompletionFacts.Candidate(name: $0.id, words: $0.title) }
        + [CompletionFacts.Candidate(name: "cases", words: "Somebody's mail has not arrived: find out why")],
      cases: Course.caseTitles.map { CompletionFacts.Candidate(name: $0.id, words: $0.title) }, scripts: scripts,
      commandWords: commandWords, optionWords: optionWords)
    return facts.script(for: shell)
  }

  /// Whether something else than a person gives the input.
  package static var hasInput: Bool { !Standard.inputIsTerminal }

  /// Why what was asked for about TLS cannot be had, told; nil when it can. Found out before anything is connected.
  private static func unusable(_ tls: TLSSettings, for host: Endpoint?, _ session: Session) -> ExitStatus? {
    guard tls.needsCheck else { return nil }
    do throws(TLSOptionsFailure) {
      _ = try TLSContext(client: tls.options(for: host?.host ?? Session.practiceHost))
      return nil
    } catch {
      let status = error.status
      session.presenter.fail("\(error.words).")
      session.presenter.outcome(
        Outcome(status: status, stage: "TLS", sentence: "\(status.words); TLS; status \(status.rawValue)"))
      session.presenter.flush()
      return status
    }
  }

  /// False when the session cannot be written to the file asked for: then there is none.
  private static func beginLog(_ session: Session) -> Bool {
    guard let path = session.settings.log, case .failed(let status) = session.log(path) else { return true }
    session.presenter.outcome(
      Outcome(status: status, stage: "the log", sentence: "\(status.words); the log; status \(status.rawValue)"))
    session.presenter.flush()
    return false
  }

  /// What a connection and its server take, and some more: the network library ends the program where it cannot have them.
  private static let descriptorsNeeded = 16

  /// Says so where no session can be had.
  static func canOpen(_ presenter: Reporter) -> Bool {
    guard !Descriptor.areFree(descriptorsNeeded) else { return true }
    presenter.fail(
      "The limit on open files is too low: \(descriptorsNeeded) more are needed than are open already. ulimit -n 64 "
        + "raises the limit.")
    presenter.flush()
    return false
  }

  static func makeSession(_ settings: Settings) -> Session {
    ignoreBrokenPipes()
    let presenter = makePresenter(settings)
    for remark in settings.remarks { presenter.warn(remark) }
    let session = Session(events: EventQueue(), presenter: presenter, settings: settings)
    session.playScript = { [weak session] name, stage in
      guard let session else { return .none }
      return await ScriptPlayer(session: session).play(name, upTo: stage)
    }
    session.checkSetup = checkSetup
    return session
  }

  static func makePresenter(_ settings: Settings) -> Reporter {
    if settings.json {
      let medium = Medium(screen: Screen(color: .never))
      let reporter = Reporter(medium: medium, display: settings.display)
      reporter.show(on: JSONLines(output: medium.screen, errors: .standardError))
      return reporter
    }
    let isInteractive = isInteractive(settings)
    // What the terminal can do counts only where there is one.
    let isPlain = isInteractive ? settings.isPlain : settings.plain
    let screen = Screen(
      color: Medium.color(settings.color, isInteractive: isInteractive, isPlain: isPlain), theme: settings.theme,
      links: isInteractive && !isPlain)
    return makeText(Medium(screen: screen, isInteractive: isInteractive, isPlain: isPlain), settings)
  }

  private static func makeText(_ medium: Medium, _ settings: Settings) -> Reporter {
    let reporter = Reporter(medium: medium, display: settings.display)
    reporter.show(on: TextScreen(medium))
    return reporter
  }

  private static func makeEditor(for session: Session, _ history: History) -> LineEditor {
    let presenter = session.presenter
    let editor = LineEditor(screen: presenter.medium.screen, history: history, isPlain: presenter.isPlain) {
      [events = session.events] event in
      if case .terminate(let signal) = event { session.pump.endingSignal = signal }
      events.post(.editor(event))
    }
    session.editor = editor
    editor.masks = { [weak session] line in session?.startOfSecret(in: line) }
    return editor
  }

  /// A program that was told to end by a signal ends by it, once everything is in order.
  private static func end(_ session: Session, _ status: ExitStatus) -> ExitStatus {
    session.presenter.flush()
    if let signal = session.pump.endingSignal { endBySignal(signal) }
    return conclude(session.presenter, status)
  }

  /// What the program said has to have been written, or it is not well. Without a reader it ends as `cat` would, and
  /// whoever started it sees the same.
  static func conclude(_ presenter: Reporter, _ status: ExitStatus) -> ExitStatus {
    presenter.flush()
    guard let failure = presenter.medium.screen.failure else { return status }
    if failure == EPIPE { endBySignal(SIGPIPE) }
    let errors = Screen.standardError
    errors.line(
      "smtp-tutor: the output could not be written: \(String(cString: strerror(failure)))", role: .plain)
    errors.flush()
    return status == .ok ? .systemError : status
  }
}
