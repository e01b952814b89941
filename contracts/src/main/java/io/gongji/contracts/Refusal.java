package io.gongji.contracts;

/// Every code that tells a caller "no": stable name, HTTP status and a sentence a person at a
/// counter can act on, in English and Chinese. One table for all services; a code is added, never
/// renamed.
public enum Refusal {
    // The request itself
    IDEMPOTENCY_KEY_MISSING(
            400, "Send an Idempotency-Key header with this write.", "请在请求头中携带 Idempotency-Key。"),
    IDEMPOTENCY_KEY_INVALID(
            400,
            "An Idempotency-Key is 1 to 100 printable ASCII characters; send one that is.",
            "Idempotency-Key 应为 1 至 100 个可打印的 ASCII 字符。"),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "This Idempotency-Key was used for another request; use a new key for a new request.",
            "该 Idempotency-Key 已用于另一请求，请为新请求使用新的键。"),
    MALFORMED_BODY(
            400,
            "The body is not the JSON this address expects; correct it and send it again.",
            "请求体不是本接口要求的 JSON，请更正后重发。"),
    BODY_TOO_LARGE(413, "The body is larger than allowed; send it in parts.", "请求体超过允许的大小，请分批发送。"),
    INVALID_FIELD(
            422,
            "A field has a value that is not allowed; the detail names it.",
            "某个字段的值不被允许，详见说明。"),
    NOT_FOUND(404, "Nothing is known under this address; check the identifier.", "未找到该资源，请核对编号。"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method.", "该地址不支持此方法。"),
    UNSUPPORTED_MEDIA_TYPE(415, "Send the content type this address expects.", "请使用本接口要求的内容类型。"),
    NOT_ACCEPTABLE(
            406,
            "This address cannot answer in the form the Accept header asks for.",
            "无法按 Accept 请求头要求的形式应答。"),
    TOO_BUSY(
            503,
            "Too many requests are waiting; try again in a moment with the same Idempotency-Key.",
            "等待中的请求过多，请稍后用同一 Idempotency-Key 重试。"),
    UNAVAILABLE(
            503,
            "A part of the system is out of reach; try again with the same Idempotency-Key.",
            "系统某部分暂不可用，请用同一 Idempotency-Key 重试。"),
    INTERNAL(
            500,
            "Something went wrong on our side; try again with the same Idempotency-Key and report the trace id.",
            "系统内部错误，请用同一 Idempotency-Key 重试并报告追踪号。"),

    // Money and rules
    INVALID_AMOUNT(
            422,
            "An amount is a whole number of fen between 1 and 1,000,000,000,000.",
            "金额应为 1 至 1,000,000,000,000 的整数（单位：分）。"),
    UNKNOWN_REGION(
            422,
            "This region code is not in the region table; use a GB/T 2260 code such as 130100.",
            "区划代码不存在，请使用 GB/T 2260 代码，如 130100。"),
    UNKNOWN_POLICY_VERSION(
            422,
            "No policy pack has this version; ask for one that is listed.",
            "没有该版本的政策包，请使用已列出的版本。"),
    NOT_CONFIGURED(
            422,
            "The policy of this region has no figure for this; ask the bureau to add it to the policy pack.",
            "该统筹区的政策包未配置此项，请联系经办机构补充。"),
    EXCLUDED(422, "The fund does not pay for this kind of cost.", "该类费用不在基金支付范围内。"),

    // People
    ID_NUMBER_INVALID(
            422,
            "The ID number is wrong: check its 18 characters and the check digit (GB 11643).",
            "身份证号有误，请核对 18 位号码及校验码（GB 11643）。"),
    ALREADY_ENROLLED(409, "A person with this ID number is enrolled already.", "该身份证号已参保登记。"),
    MEMBER_UNKNOWN(
            404,
            "No member is known under this id or ID number; enrol the person first.",
            "未找到该参保人，请先办理参保登记。"),
    MEMBER_NOT_INSURED(
            422,
            "This person is not insured on that date; renew the insurance first.",
            "该人员在此日期未参保，请先参保缴费。"),
    ACCOUNT_CLOSED(422, "This person's account is closed.", "该参保人账户已关闭。"),
    ALREADY_CLOSED(409, "This account is closed already.", "该账户已经关闭。"),
    ACCOUNT_FROZEN(
            422,
            "This account is frozen: its money cannot be spent until the bureau lifts the freeze.",
            "该账户已冻结，解除冻结前资金不能使用，请联系经办机构。"),
    ACCOUNT_DECEASED(
            422,
            "This person has died: only a withdrawal on death takes money from the account.",
            "该参保人已死亡，账户资金仅可由继承人办理死亡支取。"),
    SCHEME_MISMATCH(
            422,
            "This contribution belongs to another scheme than the person is insured in.",
            "该缴费与参保人的险种不符。"),
    DOUBLE_COVER(
            422,
            "An active employee cannot pay a resident premium: stop the employee cover first.",
            "在职职工不能缴纳居民医保：请先办理停保。"),

    // Contributions
    FILE_UNREADABLE(
            422,
            "The file cannot be read; the detail says at which line and why. Correct it and send the whole file again.",
            "文件无法读取，详见说明中的行号与原因。请更正后重新上传整个文件。"),
    CONTROL_TOTALS_DIFFER(
            422,
            "The file's totals are not the control totals; the detail says which differs by how much. Nothing was posted.",
            "文件合计与控制总数不符，差额详见说明；未作任何入账。"),
    OPENING_BALANCES_KNOWN(
            409,
            "This very file of opening balances was taken before; nothing is posted twice.",
            "该期初余额文件已导入，不能重复入账。"),
    FILE_TOO_LONG(422, "The file has more lines than allowed; split it.", "文件行数超过上限，请拆分。"),
    ALREADY_ASSESSED(
            409,
            "This person's contribution for that employer and month was assessed before with another wage; correct it instead.",
            "该员工当月缴费已按不同工资核定，请走更正流程。"),
    NOTHING_ASSESSED(
            422,
            "Nothing was assessed for this employer and month; send the payroll first.",
            "该单位当月尚未核定缴费，请先上传工资表。"),
    RECEIPT_EXCEEDS_ASSESSED(
            422,
            "More was received than is still due for this employer and month; check the amount.",
            "到账金额超过该单位当月应缴余额，请核对。"),
    CHANNEL_REFERENCE_REUSED(
            409, "This channel reference was used for another payment.", "该渠道流水号已用于另一笔付款。"),
    ALREADY_PAID(409, "This was paid already.", "该款项已缴纳。"),
    SETTLEMENT_PERIOD(
            422,
            "Payments are accepted on the days the region's policy names; pay when the window opens again.",
            "当前为结算期，不办理缴费业务，请在开放日缴费。"),
    WINDOW_CLOSED(422, "The payment window is closed.", "缴费期已结束。"),
    PAYMENT_IN_PROGRESS(
            409,
            "A payment for this person and year is on its way; wait for its end or cancel its order first.",
            "该参保人本年度已有一笔缴费正在处理，请等待其完成或先取消订单。"),
    PAYMENT_ORDER_CLOSED(409, "This payment order is closed; make a new one.", "该缴费订单已关闭，请重新下单。"),
    AMOUNT_DIFFERS(
            422,
            "The amount is not the one that is due; check it and send the right one.",
            "金额与应缴金额不符，请核对后重新提交。"),
    SIGNATURE_INVALID(
            401,
            "The call-back's signature does not fit; sign the body with the channel's key.",
            "回调签名不正确，请使用渠道密钥对报文签名。"),
    PASSWORD_NOT_SET(
            422, "This person has no payment password yet; set one first.", "该参保人尚未设置支付密码，请先设置。"),
    PASSWORD_WRONG(
            422,
            "The payment password is wrong; nothing was paid. Try again with the right one.",
            "支付密码错误，未扣款，请重新输入。"),
    PASSWORD_LOCKED(
            422,
            "The payment password was wrong too often and is locked for now; try again when the time has passed.",
            "支付密码错误次数过多，已暂时锁定，请在锁定期过后再试。"),
    PASSWORD_UNFIT(
            422,
            "This cannot be a payment password; the detail says what is allowed.",
            "该支付密码不符合要求，详见说明。"),
    CATEGORY_UNKNOWN(
            422,
            "The region's policy knows no such category of insured persons; use one that its pack lists.",
            "当地政策没有该人员类别，请使用政策包中列出的类别。"),
    NO_ACTIVE_GRANT(
            422,
            "The payer has not authorised this relative; bind and authorise the relative first.",
            "付款人未授权该亲属，请先绑定并授权。"),
    NOT_ALLOTTED(
            422,
            "Nothing was allotted to this person for that employer and month.",
            "该员工当月未划拨个人账户。"),

    UNKNOWN_RECEIPT(
            422,
            "The ledger has no money in suspense under this receipt; look up the open receipts.",
            "账本中没有该笔待查款项，请查询待查收款清单。"),
    MATCH_EXCEEDED(
            422,
            "Less than this is left of the receipt, or less than this is owed; lower the amount.",
            "金额超过该笔待查款项的余额或应缴余额，请减少金额。"),

    // Settlement
    PROVIDER_NUMBER_REUSED(
            409, "This provider used that number for another bill.", "该机构已将此流水号用于另一笔结算。"),
    SETTLEMENT_REVERSED(
            409,
            "This provider took that number back before the bill arrived; send the bill under a new number.",
            "该流水号已被冲正，请使用新的流水号上传结算。"),
    SETTLEMENT_IN_PROGRESS(
            409,
            "Another bill of this person and year is still being settled; try again in a moment.",
            "该参保人本年度另有一笔结算正在处理，请稍后再试。"),
    LATER_SETTLEMENT_EXISTS(
            422,
            "A later bill was priced on top of this one; void that one first.",
            "之后的结算依据本笔计算，请先撤销之后的结算。"),
    SETTLEMENT_NOT_POSTED(422, "Only a posted bill can be voided.", "只有已入账的结算才能撤销。"),
    ALREADY_POSTED(409, "This bill was posted before.", "该结算已经入账。"),
    ALREADY_VOIDED(409, "This bill was voided before.", "该结算已撤销。"),
    UNKNOWN_SETTLEMENT(422, "The ledger has no such bill.", "账本中没有该结算。"),
    INSUFFICIENT_BALANCE(422, "The balance is not enough for this amount.", "账户余额不足。"),

    // Holds
    UNKNOWN_HOLD(
            422,
            "The ledger has no such hold; check the identifier, or place a hold first.",
            "账本中没有该预授权，请核对编号或先办理预授权。"),
    UNKNOWN_CAPTURE(
            422,
            "The ledger has no such capture of this hold; check the identifier.",
            "账本中没有该笔预授权扣款，请核对编号。"),
    HOLD_ENDED(
            409,
            "This hold was used up, released or has expired; place a new one for a new payment.",
            "该预授权已用完、已解冻或已到期，如需付款请重新办理预授权。"),
    HOLD_EXCEEDED(
            422,
            "This is more than the hold has left; capture at most that, and let the person pay the rest otherwise.",
            "扣款金额超过预授权余额，请在余额内扣款，其余部分以其他方式支付。"),
    HOLD_REPEATED(
            409,
            "This hold or capture is recorded already; read its state instead of sending it again.",
            "该预授权或扣款已入账，请查询其状态，不要重复提交。"),
    HOLD_PENDING(
            409,
            "The ledger has not answered this hold's last request yet; try again in a moment.",
            "该预授权上一请求正在处理，请稍后再试。"),

    // Family pooling
    GIVER_HAS_NO_PERSONAL_ACCOUNT(
            422,
            "Only a person in the employee scheme has a personal account to share.",
            "只有职工医保参保人才有可共济的个人账户。"),
    NOT_INSURED_IN_SCOPE(
            422,
            "This relative is insured outside the area in which accounts may be shared; use a wallet transfer instead.",
            "该亲属的参保地不在共济范围内，请改用医保钱包转账。"),
    RELATION(
            422,
            "Accounts may not be shared with this kind of relative under the region's policy.",
            "按当地政策，该亲属关系不在共济范围内。"),
    MEMBER_LIMIT(
            422,
            "This giver has as many relatives as the policy allows; unbind one first.",
            "绑定人数已达上限，请先解绑一人。"),
    FAMILY_CODE_LIMIT(422, "The family-code list is full.", "亲情账户人数已达上限。"),
    FACE_REQUIRED(
            422,
            "This step needs a face verification: send the token of one that passed.",
            "该步骤需要人脸验证，请提供已通过验证的凭证。"),
    FACE_FAILED(
            422,
            "The face verification did not pass; let the person try again.",
            "人脸验证未通过，请本人重新验证。"),
    SELF_BINDING(422, "A person cannot be bound as his or her own relative.", "不能将本人绑定为亲属。"),
    ALREADY_BOUND(409, "This relative is bound already.", "该亲属已绑定。"),
    NOT_BOUND(
            422,
            "This person is not bound as a relative for pooling; bind the relative first.",
            "该人员未绑定为共济亲属，请先绑定。"),
    ALREADY_GRANTED(409, "An active grant of this kind to this relative exists.", "对该亲属已有同类有效授权。"),
    GRANT_ENDED(409, "This grant has ended.", "该授权已终止。"),
    GRANT_FROZEN(
            422,
            "This grant is frozen and pays nothing until the bureau lifts the freeze.",
            "该授权已冻结，解除冻结前不能使用，请联系经办机构。"),
    GRANT_UNKNOWN(422, "The ledger has no such grant.", "账本中没有该授权。"),
    GRANT_PENDING(
            409,
            "The ledger has not answered this grant yet; try again in a moment.",
            "该授权正在处理，请稍后再试。"),

    // Wallets
    CITY_NOT_OPEN(
            422,
            "Wallet transfers are not open in one of the two cities; look up the open cities.",
            "转出地或转入地尚未开通医保钱包，请查询已开通城市。"),
    WALLET_NOT_OPEN(422, "The payer has no wallet yet; open it first.", "付款人尚未开通医保钱包，请先开通。"),
    WALLET_ALREADY_OPEN(409, "This person has a wallet already.", "该参保人已开通医保钱包。"),
    PAYEE_WALLET_NOT_OPEN(
            422,
            "The payee has no wallet yet; ask the payee to open it first.",
            "收款人尚未开通医保钱包，请收款人先开通。"),
    TRANSFER_AMOUNT_LIMIT(
            422, "The amount is more than one transfer may carry; send less.", "超过单笔转账限额，请减少金额。"),
    TRANSFER_COUNT_LIMIT(
            422,
            "This person has sent as many transfers today as the policy allows; try again tomorrow.",
            "今日转账次数已达上限，请明日再试。"),
    NIGHT_HOURS(
            422,
            "Wallet transfers rest at night; try again in the morning.",
            "夜间不办理医保钱包转账，请于日间办理。"),
    TRANSFER_UNACCEPTED(
            409,
            "An earlier transfer still waits for its payee; wait until it is accepted or returned.",
            "前一笔转账对方尚未接收，请待其接收或退回后再转。"),
    TRANSFER_UNKNOWN(404, "No such transfer is known; check the identifier.", "未找到该笔转账，请核对编号。"),
    TRANSFER_NOT_OPEN(409, "This transfer no longer waits for its payee.", "该笔转账已不在待接收状态。"),
    NOT_PAYEE(403, "Only the payee may accept or refuse a transfer.", "只有收款人可以接收或拒收转账。"),

    // Withdrawals
    NOT_WITHDRAWABLE(
            422,
            "Personal-account money is paid out only on death, on settling abroad, when the new region does not take the balance, or by a local rule.",
            "个人账户资金仅在死亡、出境定居、转入地不接收余额或当地另有规定时可以支取。"),
    WITHDRAWAL_NOT_OPEN(
            409, "This withdrawal is not in the state for that step.", "该支取申请当前状态不能办理此步骤。"),
    FOUR_EYES(
            403,
            "Whoever made the request may not approve it; let another person do so.",
            "申请人不得自行审批，请由他人审批。"),

    // Corrections
    ALREADY_REVERSED(409, "This record was taken back before.", "该记录已被冲正，不能重复冲正。"),
    REVERSAL_NOT_REVERSIBLE(
            422,
            "This record takes another one back and cannot be taken back itself; enter the right figure anew.",
            "该记录本身是冲正记录，不能再冲正，请重新录入正确数据。"),
    NOT_REVERSIBLE_HERE(
            422,
            "This record has its own way back: void a bill, end a grant, let a transfer be returned, release a hold, reject or repay a withdrawal, refund a premium.",
            "该记录应按其自身流程退回：结算请撤销，授权请终止，转账请退回，预留请释放，支取请驳回或退款，保费请退费。"),
    NOTHING_TO_REVERSE(
            422,
            "This record moved no money, so there is nothing to take back.",
            "该记录未发生资金变动，无需冲正。"),
    CORRECTION_NOT_OPEN(
            409,
            "This correction was approved or rejected before; look at it.",
            "该更正申请已审批或已驳回，请查看其状态。"),

    // Parking
    PARKED(
            409,
            "An earlier event about the same matter could not be read, and this one waits with it; nothing was done. Ask again when the operators have released it.",
            "同一事项的前一事件无法处理，本请求随之搁置，未作任何更改。请待经办人员解除后重新提交。"),
    NOT_STOPPED(
            409,
            "This topic does not stand at that offset; look up where the book stopped and name that place.",
            "该主题并未停在此位置，请查询账本停止的位置后重新填写。"),
    NOT_PARKED(
            409,
            "No event is parked by that record, or it was released; look at the list of parked events.",
            "该记录没有搁置的事件，或已解除，请查看搁置列表。"),
    STILL_UNREADABLE(
            422,
            "This release of the ledger cannot read the event either; install one that can, then release it.",
            "当前版本的账本仍无法处理该事件，请升级后再解除搁置。"),
    EARLIER_PARKED(
            409,
            "An earlier event about the same matter is still parked; release that one first.",
            "同一事项的前一事件仍被搁置，请先解除前一事件。"),
    PARKING_NOT_OPEN(409, "This parking was approved already.", "该搁置申请已经审批。"),

    // Providers, claims and recourse
    BILL_NOT_CLAIMABLE(
            422,
            "A bill cannot be on this statement; the detail names it and says why.",
            "某笔结算不能列入该申报，详见说明。"),
    STATEMENT_NOT_OPEN(
            409, "This statement is not in the state for that step.", "该结算申报当前状态不能办理此步骤。"),
    DISALLOWED_TOO_MUCH(
            422,
            "No more than the fund's part of a bill of the statement can be disallowed; check the bills and amounts.",
            "扣款不得超过申报中该笔结算的统筹基金支付额，请核对结算与金额。"),
    BANK_REFERENCE_REUSED(
            409,
            "This bank reference stands for another payment; check it.",
            "该银行流水号已用于另一笔款项，请核对。"),
    FINAL_ACCOUNT_SETTLED(
            409,
            "The final account of this provider and year is settled; nothing more is booked in that year.",
            "该机构本年度已办理年终决算，不能再办理本年度业务。"),
    FINAL_ACCOUNT_TOO_EARLY(
            409,
            "The year is not over, or a statement of it still waits for review; settle the account afterwards.",
            "年度尚未结束，或仍有申报待审核，请届时再办理年终决算。"),
    CLAIM_TOO_LATE(
            422,
            "The claim came after the last day that the region's policy allows for this discharge.",
            "已超过当地政策规定的报销申请期限。"),
    REFERRAL_NOT_ALLOWED(
            422,
            "This hospital may not refer out of the city, or the treating hospital is of too low a level; the detail says which.",
            "该医院不具备转外就医资格，或就诊医院级别不符，详见说明。"),
    PAPER_NUMBER_REUSED(
            409,
            "This number stands for another claim or recourse; look that one up.",
            "该编号已用于另一报销申请或追偿案件，请查询原件。"),
    CLAIM_NOT_OPEN(409, "This claim is not in the state for that step.", "该报销申请当前状态不能办理此步骤。"),
    RECOURSE_NOT_OPEN(409, "This recourse is not in the state for that step.", "该追偿案件当前状态不能办理此步骤。"),

    // Accounting periods
    PERIOD_CLOSED(409, "This accounting month is closed for ever.", "该会计期间已关闭，不能再变更。"),
    PERIOD_NOT_LOCKED(
            409,
            "Only a locked accounting month can be closed; lock it first.",
            "只有已锁定的会计期间才能关闭，请先锁定。"),
    PERIOD_NOT_OVER(
            422,
            "This month or year is not over or has not begun yet; try again when it has.",
            "该月份或年度尚未结束或尚未开始，请届时再试。");

    private final int httpStatus;
    private final String english;
    private final String chinese;

    Refusal(int httpStatus, String english, String chinese) {
        this.httpStatus = httpStatus;
        this.english = english;
        this.chinese = chinese;
    }

    /// The HTTP status that carries this refusal.
    public int httpStatus() {
        return httpStatus;
    }

    /// What to do, in English.
    public String english() {
        return english;
    }

    /// What to do, in Chinese.
    public String chinese() {
        return chinese;
    }

    /// What to do, in both languages.
    public Sentence sentence() {
        return new Sentence(english, chinese);
    }

    /// The problem type (RFC 9457), a relative URI: `/problems/member-limit`.
    public String problemType() {
        return "/problems/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
