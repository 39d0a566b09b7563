/** The name under which actions of cases ask the spatial plans. */
export const SPATIAL_REGISTER = 'laperon.spatial';
