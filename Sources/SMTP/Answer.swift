/// A reply, bound to what it answers.
package struct Answer: Equatable, Sendable {
  package let reply: Reply
  /// Nil: the server spoke unasked.
  package let request: Request?
  package let stageBefore: Stage
  package let stageAfter: Stage

  package init(reply: Reply, request: Request?, stageBefore: Stage, stageAfter: Stage) {
    self.reply = reply
    self.request = request
    self.stageBefore = stageBefore
    self.stageAfter = stageAfter
  }
}
