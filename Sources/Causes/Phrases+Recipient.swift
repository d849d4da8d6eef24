extension Phrases {
  /// About the mailbox, its owner and its rules.
  static let recipient = [
    Phrases(
      .noSuchUser, details: ["4.1", "7.504"], by: "Exchange Online",
      """
      pfrecipient access denied
      """),
    Phrases(
      .format, at: [.rcpt, .mail, .other], by: "Gmail; Amazon SES; qmail; Postfix",
      """
      address / recipient / rcpt to / mail from / sender > invalid format / not a valid rfc / syntax / badly \
        formatted / malformed / fully qualified
      need fully qualified / valid address in > header / invalid rcpt to / invalid mail from / storedrv submit \
        invalid recipient
      invalid address except recipient address lookup / relay / mailhost
      """),
    Phrases(
      .noSuchUser, by: "Postfix; Exim; Exchange Online; Proofpoint; Mail.ru",
      """
      banned recipient / marked as invalid / non local recipient verification
      user unknown / unknown user / no such user / no such mailbox / no such recipient / no such account / no such \
        person / no such address / no mailbox here / no user here / not our customer / no such local user
      unknown local / unknown or illegal / unknown or invalid
      """),
    Phrases(
      .recipientPolicy, by: "qmail",
      """
      badrcptto / bad rcpt to list
      """),
    Phrases(
      .recipientPolicy, by: "Rediff",
      """
      user / recipient / mailbox > not allowed to receive > from you / mails from / mail from / messages from
      """),
    Phrases(
      .attachment, by: "Rediff",
      """
      not allowed to receive > attachments / attachment
      """),
    Phrases(
      .mailboxDisabled,
      at: [.rcpt, .mail, .data, .endOfMessage, .vrfy, .expn, .bdat, .connect, .ehlo, .other, .unasked],
      by: "Gmail; Yahoo; many",
      except: """
        not terminated / terminated by / terminated with / closed system / closed list / closed group / vom empfänger gesperrt / credentials / unregistered / this email / vrfy / expn / command / \
          sending / authentication / smtp auth / ip address / your ip / message size / sender / help / auth$ / tls / \
          submission / service
        """,
      """
      disabled / inactive / suspended / suspend / deactivated / discontinued / terminated / cancelled / canceled / \
        abandoned / dormant / frozen / not active / not activated / inactivated / decommissioned / turned off / \
        switched off / retired except loop / smtp service / relay
      inactivity / noactivity / should log in to enable / est bloque / account isblocked except disconnect / \
        connection
      not being accepted / not accepting > address / mailbox / mail at
      recipient account is unavailable / account is unavailable / archived recipient / destinataire archiv
      user account not activated
      account / mailbox / user / address / recipient > not authorized / not authorised / not permitted / not enabled > \
        receive
      no longer > valid / active / in use / on server / accept / accepts / accepting / available / receiving / \
        receives / exists / exist / with / works / employed / used / monitored / here / uses / a member / in \
        service / at this / hosted / have / has / an account / our customer except supported / server not
      account / mailbox / user / address / recipient / email > closed / expired / locked / blocked / deleted / \
        removed / has left / moved / been disabled / out of service / unused / administratively / restricted to / \
        cannot accept / not accepting / not allowed to receive / not receiving / isnt accepting / cannot receive / \
        prohibited from receiving / on hold / over due / was removed except sender / spam / content / your ip / \
        connection / full / over quota / by recipient / accepting mail with / accepting mail from / accepting messages
      policy rejection on the target / mailbox has an invalid format
      casilla / buzón / buzon / cuenta / indirizzo / casella / utente / skrzynk / adres + expirad / caducad / vencid / \
        bloccat / scadut / inutilizz / falta de uso / wygas
      deaktiviert / stillgelegt / gesperrt / désactiv / desactiv / suspendu / fermé / ferme$ / inactivo / \
        suspendid / cerrada / disattivat / sospes / chius / desativad / suspens / encerrad / nieaktywn / \
        zablokowan / wyłączon / gedeactiveerd / afgesloten / заблокирован / отключ / приостановлен / неактивн / \
        удален / удалён / 冻结 / 停用 / 禁用 / 注销 / 已被锁 / 停止 / 無効
      """),
    Phrases(
      .tooLarge, by: "RFC 1870; many",
      except: """
        volume / spam score / thread / per transaction / rcpts / header / headers / subject / mailbox / quota / line \
          / number of attachments / disk / too many / inbox
        """,
      """
      message / mail / email / e mail / content / body / size / data / attachment / it + too large / too big / too \
        long / oversize / oversized / larger than / bigger than / exceeds / exceeded / exceed / over size / over \
        the / maximum / limit / above / excessive / greater except rate / per hour / hops / count / loop / number \
        of / daily / recipients
      size + limit / restriction / exceed / exceeded / exceeds / maximum / policy / content filter / allowed / \
        over
      stream is more than / too much mail data
      maximum > size > exceeded
      databytes / excessive amounts of data / recipsizelimit / max message size
      zu groß / zu gross / zu lang / größe / groesse / trop volumineux / trop gros / trop grand / taille / trop \
        lourd / demasiado grande / tamaño / troppo grande / dimension / muito grande / tamanho / zbyt duż / \
        rozmiar / te groot / слишком большой / размер / 太大 / 过大 / 過大 / 大きすぎ / サイズ
      """),
    Phrases(
      .noSuchUser, at: [.rcpt, .data, .endOfMessage, .vrfy, .expn, .bdat, .other, .mail], by: "many",
      except: """
        header size / to receive this / recipient preferences / pfsender / rule imposed / arn is not / invalid format / from \
          sender / login / sender / anti spoofing / rejected by recipient / rejected by recipients / rejected by \
          destination / ip address / blacklist / security policies / greylist / by recipient / command / parameter / \
          helo / ehlo / authentic / mail from / option / syntax / auth$ / certificate / message id / option / file / \
          encoding / from address / originator
        """,
      """
      dosnt exist / recipient verify from ldap failed / path no exist / lookup in domain map failed / not listed \
        in
      several matches / not a known / bogus and forged / validrcptto / recipient list / no redirect entry / not a \
        member of domain / no valid recipients / user have no mail
      user > not ok
      recipient cannot be verified / recipients cannot be verified
      user / mailbox / mail box / recipient / recipients / account / address / addressee / alias / email / person \
        / customer / subscriber / member / forwarding address / local part / name / usr / mail address / inbox / \
        destination / rcpt > unknown / not found / does not exist / doesnt exist / do not exist / not exist / no \
        such / non existent / nonexistent / not existing / inexistent / unavailable / not available / invalid / \
        not valid / isnt valid / is not a$ / not known / not recognized / not recognised / not listed / not \
        registered / unregistered / not local / no local / not here / isnt here / not in our / not on this / not \
        in the / not our / cannot be found / could not be found / couldnt be found / cannot find / unable to find \
        / could not find / undefined / undeliverable / not deliverable / unrouteable / not have an$ / doesnt have / \
        does not have / not match / bad / wrong / incorrect / rejected / refused / illegal / not handled / nobody \
        / no valid / not identified / failed verification / verify failed / verification failed / could not be \
        verified / not accepted / not served / no account / no mailbox / ambiguous / not a user / non deliverable \
        / misspelled / not present / cannot deliver / not allowed except temporar / timeout / service unavailable \
        / mechanism / policy / spam / too many / blocked / list / quota / full / rate / limit / content / size / \
        email rejected / email refused / email not accepted / email not allowed / greylist / credentials / password / verify failed + temporarily / account is over / spf / authenticate / \
        pay / country / tls / suspicious / relaying / relay / filter / smtp service / helo / message rejected / is \
        not allowed to send / whitelist / permission / service not known / local user is / connection refused
      no mailbox
      no user / no account / no recipient / no known / no one / nobody + here / named / by that / with that / with \
        this / found / called / such / recipient / by this
      not a valid recipient / not a valid user / not a valid mailbox
      unknown / invalid / no such / bad / illegal / nonexistent / undeliverable / incorrect / wrong > user / \
        mailbox / recipient / account / address / addressee / alias / email / destination / local part / person / \
        name / mail address / rcpt except invalid sender / domain + sender / list / syntax / mime / name server
      doesnt have a$ / does not have a$ / doesnt have an$ / does not have an$ / not a customer / is not our / unknown to / not my / we do not have + \
        account / user / mailbox / recipient / customer / here / me$ / address / such
      address rejected / recipient rejected / rejected recipient / undeliverable address
      permanent failure for one or more except blocked
      user doesnt / user does not
      user > moved
      doesnt like recipient
      cant accept / cannot accept / can not accept > user / recipient / address
      invalid server token / invalid route token
      """),
    Phrases(
      .mailboxDisabled, at: [.rcpt, .data, .endOfMessage, .other], by: "many",
      except: """
        sender / tls / auth$ / smtp / closed system / closed list / connection / transmission / channel / feature / \
          command / option / relay / port
        """,
      """
      disabled / inactive / suspended / closed
      """),
    Phrases(
      .noSuchUser, by: "providers in other languages",
      except: """
        vom empfänger / argument / command / absender / expéditeur / expediteur / émetteur / emetteur / remitente / \
          mittente / remetente / отправител / 发件人 / 發件人 / nadawc / afzender
        """,
      """
      destinataire / adresse / utilisateur / boite / boîte / compte / usager + inconnu / invalide / incorrect / \
        inexist / n existe / nexiste / introuvable / pas / refus / erroné
      empfänger / empfaenger / benutzer / postfach / adresse / konto / mailadresse / empfängeradresse / nutzer + \
        unbekannt / existiert / nicht / ungültig / ungueltig / kein
      unbekannt / unbekannter / unbekannte + empfänger / empfaenger / benutzer / adresse / postfach / mailadresse
      usuario$ / destinatario$ / buzón / buzon / cuenta / dirección / direccion / casilla / correo + desconocid / \
        no existe / inexistente / no encontrad / inválid / invalid / no válid / no es / no tiene
      utente / destin$ / destinatario / casella / indirizzo / account + sconosciut / inesistent / non esiste / non \
        trovat / non valid / errat / non
      usuário / usuario$ / destinatário / destinatario / caixa / endereço / endereco / conta + inexistent / \
        desconhecid / não existe / nao existe / não encontrad / inválid / invalid
      użytkownik / uzytkownik / adresat / konto / odbiorc / skrzynk / adres + nie / nieznan / brak
      nie ma takiego / brak takiego
      gebruiker / ontvanger / adres / mailbox + onbekend / bestaat niet / niet
      onbekende gebruiker / onbekende ontvanger
      пользовател / получател / ящик / адрес / абонент / аккаунт + не найден / не существует / неизвест / нет / \
        отсутств / не зарегистр / недоступ
      нет такого / несуществующ
      收件人 / 用户 / 使用者 / 帐号 / 账号 / 邮箱 / 地址 / 帳號 + 不存在 / 无效 / 无此 / 查无 / 未找到 / 錯誤 / 不正确
      查无此 / 无此用户
      宛先 / ユーザー / ユーザ / メールアドレス / アドレス / 受信者 + 不明 / 見つかりません / 存在しません / 存在しない / ありません / 無効
      okänd / ukendt / ukjent / neznám / neexistuje / ismeretlen / bulunamadı / bilinmeyen / tuntematon / \
        necunoscut / непознат / 알 수 없 / 존재하지
      """),
    Phrases(
      .recipientPolicy, by: "Exchange; Mimecast; Gmail; mailing lists",
      except: """
        spf / dkim / dmarc / content / spam / virus / command / attachment
        """,
      """
      host network not allowed / organizational settings / rule imposed / rejected by destination
      permanent failure for one or more + blocked
      lista blanca / lista branca / lista bianca / liste blanche / белый список / белом списке / 白名单 / ホワイトリスト
      does not accept / doesnt accept / not accepting / not accept > incoming / inbound
      whitelist / white list / allow list / allowlist / safe list / allowed senders / permitted senders / approved
      rejected / blocked / banned / refused / denied / declined / prohibited / not wanted / rejects + by recipient / \
        by the recipient / by this recipient / by recipients / by user / by the user / by this user / by owner / by administrator / by the administrator / \
        by organization / by customer / recipient has / recipient does / recipients / by domain
      policy that prohibit
      local policy + recipient
      not authorized / not authenticated / unauthorized / not permitted / not allowed / restricted / no permission \
        / permission / only / must be / closed / prohibited + group / list / mailbox / recipient / post / members \
        / subscribers / organization / distribution / public folder / this user / this address / internal / \
        external / this mailing except sender address / from / relay / verify / syntax
      delivery not authorized / message refused / authrequired / notauthorized / rejectmessage / matched map
      mail flow rule / transport rule / transport rules
      sender + not authenticated / was not authenticated / is not authenticated / banned / not welcome / \
        restricted / address blocked / is blocked / prohibited / blocked by
      over ipv6
      sender was not authenticated
      envelope blocked / anti spoofing / blocked senders / host network not allowed
      administrative / administratively / admin / administrator + prohibit / prohibition / prohibited / denied / \
        forbidden / rejected / blocked / refused except contact your
      from abroad / foreign countries / other countries / outside of our country
      country / geographical / geo location / geolocation / geoip / geo ip / region / countries except regions + \
        recipients in
      does not wish / doesnt wish / not interested in
      not welcome / unwelcome / go away / get lost / do not want / dont want / not want / doesnt want / refuses / \
        not wanted
      denied by policy / domain policy size / multiple destination domains
      does not accept / not accept / do not accept / only accepts / only accept / accepts only / accepts mail only \
        / not accepting + mail from / messages from / email from / mails from / external / outside / internet / \
        bounces / from
      moderated / challenge / confirm your
      annahme verweigert / empfänger verweigert / refusé par le destinataire / rechazado por el destinatario / \
        rifiutato dal destinatario / 拒收 / 被收件人
      never mail / stop mailing / stop sending
      """),
  ]
}
