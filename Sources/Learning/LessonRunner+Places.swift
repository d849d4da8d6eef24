import Events
import Lessons
import PracticeServer
import SMTP
import Sessions
import World
import WorldServers

/// The conversation, and the practice world, where a step begins, whatever was typed in between.
extension LessonRunner {
  /// Whether the learner went to a server that is not the lesson's: what happens there is not judged.
  var isOnOtherServer: Bool {
    session.isConnected && !session.isPractice && !(lesson.isInWorld && session.isInWorld)
  }

  /// Whether the conversation is where the step begins; a step that needs none can begin anywhere.
  var isInPlace: Bool {
    guard let place = plan.place(of: index) else { return !isOnOtherServer && session.conversation.stage != .message }
    return !hasStrayed && !attempt.hasChangedWorld && session.isConnected && isAt(place.scene)
      && session.conversation.pending.isEmpty
      && place.isPlace(of: session.conversation, isEncrypted: session.link?.tls != nil)
      && (!lesson.isInWorld || session.worldPlace == worldPlace(place.origin))
  }

  private func isAt(_ wanted: Scene) -> Bool {
    guard let host = wanted.host else {
      return session.isPractice && scene.persona == wanted.persona && scene.scenarios == wanted.scenarios
    }
    return session.isInWorld && session.world.world.host(reachedAs: session.hostName)?.name == host
  }

  private func worldPlace(_ name: String?) -> WorldPlace {
    name.flatMap { session.world.world.source(named: $0) } ?? session.world.world.desk
  }

  /// Opens a new connection and brings it where the step begins. Nothing of it is shown: it was all seen before.
  func restorePosition() async {
    restorations += 1
    (hasStrayed, attempt.hasChangedWorld) = (false, false)
    let place = plan.surroundings(of: index)
    if let snapshot = snapshots[index] { await session.world.restore(snapshot) }
    scene = place.scene
    session.practice?.persona = scene.practicePersona
    session.practice?.scenarios = scene.scenarios
    await unseen {
      if session.isHolding { session.dropHeld() }
      if lesson.isInWorld { session.worldPlace = worldPlace(scene.origin) }
      _ = await session.open(Session.target(scene.host))
      for line in place.lines { await type(line) }
      if lesson.isInWorld { session.worldPlace = worldPlace(place.origin) }
    }
    attempt.isInMessage = session.conversation.stage == .message
    attempt.task?.reconnect()
    attempt.prohibitions.reconnect()
    greetingIsNew = place.lines.isEmpty
  }

  /// Whether what is asked for may take several connections, and time between them.
  var isTaskInWorld: Bool { lesson.isInWorld && step.needsNewConnection }

  /// A connection that is over in the middle of such a Task: another one to the same server.
  func reopen() async {
    await unseen { _ = await session.openAgain() }
    attempt.task?.reconnect()
    guard session.isConnected else {
      return presenter.say(
        "\(session.hostName) cannot be reached now. :reset takes you back to the start of this step.")
    }
    greetingIsNew = true
    showGreeting()
    presenter.say("You have a new connection to \(session.hostName). What you have done in this step still counts.")
  }

  /// Does a step as the lesson has it, so that its mail is where the steps after it look for it.
  func replayStep(_ index: Int) async {
    self.index = index
    await prepareWorld()
    let lines = plan.lines(of: index)
    guard !lines.isEmpty else { return }
    if !isInPlace { await restorePosition() }
    await unseen { for line in lines { await type(line) } }
  }

  /// As if a person had typed it.
  private func type(_ line: String) async {
    let octets = Array(line.utf8)
    if line.hasPrefix(":"), session.conversation.stage != .message {
      _ = await session.perform(local: octets)
      return
    }
    if lesson.isInWorld, !session.isConnected || session.conversation.stage == .closing {
      _ = await session.openAgain()
    }
    guard session.isConnected else { return }
    session.send(line: octets)
    if ![.message, .chunk].contains(session.conversation.stage) { _ = await session.settle() }
    await session.awaitClose()
    await session.settleWorld()
  }

  private func unseen(_ work: @MainActor () async -> Void) async {
    await presenter.unseen(work)
    collector.answers = []
  }

  // MARK: The practice world

  /// A lesson has the world for itself: mail and rules of another lesson are gone, and so is the time that passed there.
  func beginWorld() async {
    snapshots = [:]
    guard lesson.isInWorld else { return }
    await session.world.reset()
    session.worldPlace = session.world.world.desk
  }

  /// Makes the world what it is when the step begins: what the step changes there, or, for one that was begun before, as it
  /// was then.
  func prepareWorld() async {
    guard lesson.isInWorld else { return }
    let servers = session.world
    if let snapshot = snapshots[index] { return await servers.restore(snapshot) }
    await servers.settle()
    for (host, scenarios) in Scene.scenariosInWorld(of: step, after: index > 0 ? lesson.steps[index - 1] : nil) {
      await servers.set(scenarios, at: host)
    }
    for change in Scene.rulesInWorld(of: step) { await servers.set(change.rule, change.isOn, at: change.host) }
    snapshots[index] = servers.snapshot
  }

  /// The steps after this one will begin with what is done in it now.
  func forgetLaterWorlds() { snapshots = snapshots.filter { $0.key <= index } }
}
