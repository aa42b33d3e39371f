namespace CartPole.Plant;

/// <summary>Where cart and pole are and how they move.</summary>
/// <param name="Position">The cart's x in m, 0 in the middle of the track.</param>
/// <param name="Speed">ẋ in m/s.</param>
/// <param name="Angle">The pole's θ in rad, 0 upright, positive to the right.</param>
/// <param name="AngularSpeed">θ̇ in rad/s.</param>
internal readonly record struct CartPoleState(double Position, double Speed, double Angle, double AngularSpeed);
