package io.gongji.contracts;

/// Whose money it is: that of the employee scheme (职工医保) or of the resident scheme (居民医保).
public enum Fund {
    EMPLOYEE,
    RESIDENT
}
