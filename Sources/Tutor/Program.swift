internal import Terminal

/// The program's ways in, each from a parsed command line to an exit status.
@MainActor package enum Program {
  /// A raw session, with a host or with the practice server.
  package static func connect(to host: HostName?, settings: Settings) async -> ExitStatus {
    ignoreBrokenPipes()
    let events = EventQueue()
    let target: Session.Target = host.map { .host($0.endpoint) } ?? .practice
    let screen = Screen(color: settings.colorChoice)
    let isInteractive = Standard.inputIsTerminal && Standard.outputIsTerminal
    let presenter = Presenter(screen: screen, isInteractive: isInteractive, level: settings.notes)
    let session = Session(events: events, presenter: presenter, settings: settings)
    guard isInteractive else {
      let lines = LineSource(origin: .input(LineInput()), session: session)
      return await PipeRunner(session: session, lines: lines).run(target)
    }
    let history = History()
    let editor = LineEditor(screen: screen, history: history) { events.post(.editor($0)) }
    if host == nil { presenter.heading("smtp-tutor: speak SMTP by hand. :help helps, :quit leaves.") }
    return await Repl(session: session, editor: editor, history: history).run(target)
  }

  /// A scripted session, step by step.
  package static func replay(_ script: String, options: ReplayOptions, settings: Settings) async -> ExitStatus {
    ignoreBrokenPipes()
    let screen = Screen(color: settings.colorChoice)
    let isInteractive = Standard.inputIsTerminal && Standard.outputIsTerminal
    let presenter = Presenter(screen: screen, isInteractive: isInteractive, level: settings.notes)
    let session = Session(events: EventQueue(), presenter: presenter, settings: settings)
    let status = await Replay(session: session, options: options, isInteractive: isInteractive).run(script)
    presenter.flush()
    return status
  }
}
