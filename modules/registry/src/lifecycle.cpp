#include "registry/lifecycle.h"

namespace zhijian::registry {

QList<AccountState> nextStates(AccountState state)
{
    using enum AccountState;
    switch (state) {
    case Draft: return {UnitApproval, Abnormal};
    case UnitApproval: return {OfficeApproval, Draft, Abnormal};
    case OfficeApproval: return {Approved, Draft, Abnormal};
    case Approved: return {Reporting, Abnormal};
    case Reporting: return {Running, Abnormal};
    case Running: return {ChangeRequested, Rectifying, Closing, Abnormal};
    case ChangeRequested: return {Running, Abnormal};
    case Rectifying: return {Running, Closing, Abnormal};
    case Closing: return {Notice, Running, Abnormal};
    case Notice: return {Closed, Abnormal};
    case Closed: return {Cancelled, Abnormal};
    case Cancelled: return {};
    case Abnormal: return {Running, Cancelled};
    }
    return {};
}

bool mayAdvance(AccountState from, AccountState to)
{
    return nextStates(from).contains(to);
}

QList<AccountState> usualWay(AccountState state)
{
    using enum AccountState;
    switch (state) {
    case Draft:
    case UnitApproval:
    case OfficeApproval:
    case Approved:
    case Reporting:
    case Running:
        return {Draft, UnitApproval, OfficeApproval, Approved, Reporting, Running};
    case ChangeRequested: return {Running, ChangeRequested};
    case Rectifying: return {Running, Rectifying};
    case Abnormal: return {Running, Abnormal};
    case Closing:
    case Notice:
    case Closed:
    case Cancelled:
        return {Running, Closing, Notice, Closed, Cancelled};
    }
    return {};
}

bool isKept(AccountState state)
{
    return !isReadOnly(state);
}

bool isOnFile(AccountState state)
{
    using enum AccountState;
    switch (state) {
    case Draft:
    case UnitApproval:
    case OfficeApproval:
    case ChangeRequested:
        return false;
    case Approved:
    case Reporting:
    case Running:
    case Rectifying:
    case Closing:
    case Notice:
    case Closed:
    case Cancelled:
    case Abnormal:
        return true;
    }
    return true;
}

bool isReadOnly(AccountState state)
{
    return state == AccountState::Closed || state == AccountState::Cancelled;
}

} // namespace zhijian::registry
