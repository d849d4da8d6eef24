import Lessons
import Personas
import PracticeServer
import SMTP
import Typing
import World
import WorldServers

/// A session that nobody sees: what would come of a line. It is with the practice server, or, in a lesson that is played in
/// the practice world, with any host there. A copy goes on by itself.
struct InMemorySession {
  private(set) var dialogue = Conversation()
  private var server: InMemoryServer
  /// Nil in a lesson that is not played there.
  private var world: InMemoryWorld?
  /// Where the next connection goes.
  private(set) var scene: Scene
  /// Where the connection at hand went.
  private(set) var connected: Scene
  /// How many connections there were, this one included.
  private(set) var connections = 1
  /// Lines that wait for `:release`; nil: each is sent at once.
  private var held: [String]?
  /// Why the last command of the tutor could not be carried out.
  private(set) var problem: String?

  /// A new connection to the practice server, greeted.
  /// - Parameter isInWorld: other hosts can be reached from here.
  init(store: MailStore = MailStore(), scene: Scene = Scene(), isInWorld: Bool = false) {
    world = isInWorld ? InMemoryWorld(store: store) : nil
    self.scene = scene
    connected = scene
    server = InMemoryServer(store: store, persona: scene.practicePersona.having(scene.scenarios))
    _ = dialogue.receive(server.greeting)
  }

  var store: MailStore { world?.store ?? server.store }
  var greeting: Reply { server.greeting }
  var isInWorld: Bool { world != nil }

  var isOpen: Bool { server.isOpen && dialogue.stage != .closing && dialogue.stage != .unconnected }

  var isEncrypted: Bool { dialogue.isEncrypted }

  func copy() -> InMemorySession {
    var copy = self
    copy.world = world?.copy()
    copy.server =
      copy.world?.adopt(server, of: host(connected)) ?? server.copy(store: MailStore(store.snapshot))
    return copy
  }

  private func host(_ scene: Scene) -> WorldHost? { scene.host.flatMap { PracticeWorld.standard.host(named: $0) } }

  // MARK: Going somewhere

  /// Goes where a step begins, as far as the step itself decides that.
  mutating func begin(_ step: Lesson.Step, after before: Lesson.Step?) {
    if let world {
      for (host, scenarios) in Scene.scenariosInWorld(of: step, after: before) { world.state.set(scenarios, at: host) }
      for change in Scene.rulesInWorld(of: step) { world.state.set(change.rule, change.isOn, at: change.host) }
    }
    let isElsewhere = step.environment != before?.environment ?? Lesson.Environment()
    if isElsewhere { scene = Scene(step.environment) }
    if step.needsNewConnection || (step.needsConnection && (isElsewhere || !isOpen)) { connect() }
  }

  /// Leaves the connection at hand for a new one.
  private mutating func connect() {
    if let world, let host = host(scene) {
      let origin = scene.origin.flatMap { world.world.source(named: $0) } ?? world.world.desk
      guard let reached = world.connect(to: host, from: origin.address) else {
        problem = "\(host.name) is switched off"
        return
      }
      server = reached
    } else {
      server = InMemoryServer(store: store, persona: scene.practicePersona.having(scene.scenarios))
    }
    connections += 1
    connected = scene
    dialogue = Conversation()
    _ = dialogue.receive(server.greeting)
  }

  /// Ends the connection from this side, whatever was going on.
  mutating func hangUp() { dialogue = Conversation(isConnected: false) }

  // MARK: What is typed

  /// Does what a person would have done by typing this. In the practice world a connection that is over is opened again, as
  /// the lesson does it.
  mutating func type(_ line: String) -> [Answer] {
    problem = nil
    if line.hasPrefix(":"), dialogue.stage != .message {
      return (try? LocalCommand(parsing: Array(line.utf8))).map { perform($0) } ?? []
    }
    if held != nil {
      held?.append(line)
      return []
    }
    if !isOpen, isInWorld { connect() }
    return send(line)
  }

  private mutating func perform(_ command: LocalCommand) -> [Answer] {
    switch command {
    case .open(let words): open(words.first)
    case .reconnect: connect()
    case .close: hangUp()
    case .from(let name?):
      if let place = world?.world.source(named: name) {
        scene.origin = place.name
      } else {
        problem = "there is no place \(name)"
      }
    case .policy(let name, let rule?, let isOn?):
      if let host = (name ?? connected.host).flatMap({ world?.world.host(meantBy: $0) }) {
        world?.state.set(rule, isOn, at: host)
      } else {
        problem = "there is no such host"
      }
    case .later(let span): world?.move(by: span)
    case .hold(let isOn): held = isOn ? held ?? [] : nil
    case .release: return release()
    default: break
    }
    return []
  }

  /// Sends what is held in one piece. A message goes on line by line.
  private mutating func release() -> [Answer] {
    let lines = held ?? []
    held = nil
    return exchange(lines.flatMap { dialogue.send(line: Array($0.utf8)).bytes })
  }

  private mutating func open(_ name: String?) {
    let before = scene
    if let name, name != "practice" {
      scene.host = world?.world.host(reachedAs: name)?.name
      if scene.host == nil { problem = "no host \(name) can be reached" }
    } else {
      scene.host = nil
    }
    if problem == nil { connect() }
    if problem != nil { scene = before }
  }

  /// Sends a line, command or message text, as it would be sent.
  mutating func send(_ line: String) -> [Answer] {
    exchange(dialogue.send(line: Array(line.utf8)).bytes)
  }

  /// Sends octets as they are.
  mutating func send(raw octets: [UInt8]) -> [Answer] {
    dialogue.track(octets)
    return exchange(octets)
  }

  private mutating func exchange(_ octets: [UInt8]) -> [Answer] {
    let answers = server.send(octets).map { reply in
      let answer = dialogue.receive(reply)
      if answer.stageAfter == .tls { dialogue.tlsEstablished() }
      return answer
    }
    world?.settle()
    return answers
  }
}

extension LocalCommand {
  /// Whether it changes where a lesson is, or what happens there.
  var leadsSomewhere: Bool {
    switch self {
    case .open, .close, .reconnect, .from, .policy, .later: true
    default: false
    }
  }

  /// Whether it changes what happens in the practice world.
  var changesWorld: Bool {
    switch self {
    case .policy(_, _?, _?), .later: true
    default: false
    }
  }
}
